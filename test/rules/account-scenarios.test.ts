import { FAMILIES, runArchives } from '../support/rule-archives';

describe('rules', () => runArchives(id => FAMILIES[3].test(id)));
