import { FAMILIES, runArchives } from '../support/rule-archives';

describe('rules', () => runArchives(id => FAMILIES[0].test(id)));
