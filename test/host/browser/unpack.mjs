// Runs where @sparticuz/chromium is installed: unpacks the browser, its fonts and the libraries it may need into $TMPDIR,
// and writes down what this build needs to start.
import { readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import chromium, { inflate } from '@sparticuz/chromium';

const bin = path.resolve('node_modules/@sparticuz/chromium/bin');
for (const archive of await readdir(bin)) await inflate(path.join(bin, archive));
await writeFile(path.join(tmpdir(), 'arguments.json'), JSON.stringify(chromium.args));

// The fonts of the system first; a machine without any has at least those of the package, because this build of
// Chromium ends where no font at all is found. Its own fonts.conf names folders of a cloud service.
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts/fonts</dir>
  <cachedir prefix="relative">fonts-cache</cachedir>
</fontconfig>
`;
await writeFile(path.join(tmpdir(), 'fonts.conf'), fonts);
