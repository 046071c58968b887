import { app } from './app';
import { bulk } from './bulk';
import { calculator } from './calculator';
import { codes } from './codes';
import { deadlines } from './deadlines';
import { documents } from './documents';
import { intake } from './intake';
import { kept } from './kept';
import { licenses } from './licenses';
import { notifications } from './notifications';
import { problems } from './problems';
import { proof } from './proof';
import { proofCodes } from './proof-codes';
import { recognition } from './recognition';
import { registers } from './registers';
import { trueUps } from './true-ups';

export const en = {
  ...app,
  ...documents,
  ...licenses,
  ...intake,
  ...recognition,
  ...calculator,
  ...deadlines,
  ...registers,
  ...trueUps,
  ...kept,
  ...bulk,
  ...notifications,
  ...proof,
  codes: { ...codes, ...proofCodes },
  problems,
};
