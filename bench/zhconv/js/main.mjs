// Usage: node main.mjs MODE FILE. Prints CPU seconds to load, CPU seconds to convert the file, bytes made.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1e6 }
const text = readFileSync(process.argv[3], 'utf8')
const before = cpu()
const { default: OpenCC } = await import(pathToFileURL(process.env.OPENCC_JS).href).then((m) => (m.default ? m : { default: m }))
const [from, to] = { s2t: ['cn', 't'], t2s: ['t', 'cn'], s2tw: ['cn', 'tw'], s2hk: ['cn', 'hk'], tw2s: ['tw', 'cn'], hk2s: ['hk', 'cn'] }[process.argv[2]]
const convert = OpenCC.Converter({ from, to })
convert(text.slice(0, 1000))
const loaded = cpu()
const made = Buffer.byteLength(convert(text))
console.log(loaded - before, cpu() - loaded, made)
