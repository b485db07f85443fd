// Prints a line of the table from a report of Lighthouse; names on stderr what cost points.
const [file, page] = process.argv.slice(2);
const { categories, audits } = JSON.parse(require('fs').readFileSync(file, 'utf8'));
const all = Object.values(categories), scores = all.map(c => Math.round(c.score * 100));
console.log(`| ${page} | ${scores.join(' | ')} |`);
for (const { auditRefs } of all) {
  for (const { id, weight } of auditRefs) {
    const { score, title, displayValue } = audits[id];
    if (weight && score !== null && score < 1) console.error(`${page}: ${id}: ${title} ${displayValue ?? ''}`);
  }
}
process.exit(scores.every(s => s === 100) ? 0 : 1);
