import { app } from './app';
import { calculator } from './calculator';
import { codes } from './codes';
import { documents } from './documents';
import { intake } from './intake';
import { licenses } from './licenses';
import { problems } from './problems';
import { proof } from './proof';
import { proofCodes } from './proof-codes';
import { recognition } from './recognition';

export const en = {
  ...app,
  ...documents,
  ...licenses,
  ...intake,
  ...recognition,
  ...calculator,
  ...proof,
  codes: { ...codes, ...proofCodes },
  problems,
};
