import type { Catalog } from '../index';
import { access } from './access';
import { accessCodes } from './access-codes';
import { app } from './app';
import { bulk } from './bulk';
import { calculator } from './calculator';
import { codes } from './codes';
import { custody, custodyCodes, custodyHints, custodyProblems } from './custody';
import { deadlineCodes, deadlines } from './deadlines';
import { documents } from './documents';
import { intake } from './intake';
import { kept } from './kept';
import { licenses } from './licenses';
import { matterCodes, matterProblems, matters } from './matters';
import { notifications } from './notifications';
import { packCodes, packs } from './packs';
import { problems } from './problems';
import { keyCodes, keyProblems, productKeys } from './product-keys';
import { proof } from './proof';
import { proofCodes } from './proof-codes';
import { recognition } from './recognition';
import { registers } from './registers';
import { terms, termsCodes, termsProblems } from './terms';
import { trueUps } from './true-ups';
import { positions } from './positions';
import { statementCodes, statementProblems } from './statement-codes';
import { statements } from './statements';
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
  ...productKeys,
  ...terms,
  ...statements,
  ...matters,
  ...packs,
  ...custody,
  ...positions,
  ...trueUps,
  ...kept,
  ...bulk,
  ...notifications,
  ...suggestions,
  ...proof,
  ...access,
  codes: {
    ...codes,
    ...proofCodes,
    ...accessCodes,
    ...deadlineCodes,
    ...keyCodes,
    ...termsCodes,
    ...statementCodes,
    ...matterCodes,
    ...packCodes,
    ...custodyCodes,
  },
  problems: {
    ...problems,
    titles: {
      ...problems.titles,
      ...keyProblems,
      ...termsProblems,
      ...statementProblems,
      ...matterProblems,
      ...custodyProblems,
    },
    hints: { ...problems.hints, ...custodyHints },
  },
};
