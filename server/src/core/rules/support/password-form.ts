import { secretTextForm } from '../../config/base/read-attribute';
import type { SecretValue } from '../../config/base/value';
import { passwordIn } from '../../identity/reach/connection-string';
import type { XmlAttribute } from '../../xml/tree';

/** What kind of secret the password of a written connection string is; undefined where Windows logs on, or none is named. */
export function passwordFormOf(written: XmlAttribute): SecretValue['form'] | undefined {
  const password = passwordIn(written.value);
  return password === undefined ? undefined : secretTextForm(password);
}
