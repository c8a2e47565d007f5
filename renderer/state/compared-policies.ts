/** The policies that are compared. Whom nobody has told what to do has none. */
import { POLICY_NAMES } from '../../simulator/index.ts';

export const COMPARED = POLICY_NAMES.filter((name) => name !== 'manual');
