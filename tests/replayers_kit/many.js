// Replay many RUN folders in one process: `node many.js RUN …` prints `code first-difference` for each.
'use strict';
const fs = require('fs'), path = require('path');
require(path.join(__dirname, '..', '..', 'audit', 'replay.js'));
for (const run of process.argv.slice(2)) {
  const files = {};
  for (const folder of ['public', 'sealed']) {
    const at = path.join(run, folder);
    for (const name of fs.existsSync(at) ? fs.readdirSync(at) : []) files[folder + '/' + name] = fs.readFileSync(path.join(at, name), 'utf8');
  }
  const answer = globalThis.evenhandReplay(files);
  console.log((answer.same ? 0 : 3) + ' ' + (answer.path || ''));
}
