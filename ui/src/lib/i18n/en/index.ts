import { app } from './app';
import { calculator } from './calculator';
import { codes } from './codes';
import { deadlines } from './deadlines';
import { documents } from './documents';
import { intake } from './intake';
import { licenses } from './licenses';
import { problems } from './problems';
import { recognition } from './recognition';
import { registers } from './registers';

export const en = {
  ...app,
  ...documents,
  ...licenses,
  ...intake,
  ...recognition,
  ...calculator,
  ...deadlines,
  ...registers,
  codes,
  problems,
};
