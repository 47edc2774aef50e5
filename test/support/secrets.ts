import assert from 'node:assert/strict';
import type { World } from './world';

/** No password of the scenario turns up in what is told. */
export function assertNoSecret({ files }: World, told: string, where: string): void {
  for (const { text } of files)
    for (const [, secret = ''] of text.matchAll(/password\s*=\s*["']?([^"';<>]{4,})/gi))
      assert.ok(!told.includes(secret), `a secret in: ${where}`);
}
