import type { Catalog } from '../index';
import { app } from './app';
import { calculator } from './calculator';
import { codes } from './codes';
import { deadlines } from './deadlines';
import { documents } from './documents';
import { intake } from './intake';
import { licenses } from './licenses';
import { problems } from './problems';
import { proof } from './proof';
import { proofCodes } from './proof-codes';
import { recognition } from './recognition';
import { registers } from './registers';
import { suggestions } from './suggestions';

export const de: Catalog = {
  ...app,
  ...documents,
  ...licenses,
  ...intake,
  ...recognition,
  ...calculator,
  ...deadlines,
  ...registers,
  ...suggestions,
  ...proof,
  codes: { ...codes, ...proofCodes },
  problems,
};
