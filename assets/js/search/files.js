// Queries the index that tools/search builds; its Go side reads the same files the same way. The form is submitted as any
// other, so that address, history and reload are the browser's own.

const form = document.querySelector('#search');
const say = form.dataset;
const $ = id => document.getElementById(id);
const status = $('status');
const asked = new URLSearchParams(location.search);
const perPage = 10;

let manifest;
async function load(name) {
  const response = await fetch(`${say.index}${name}${manifest ? `?v=${manifest.v}` : ''}`, manifest ? {} : { cache: 'no-cache' });
  if (!response.ok) throw new Error(name);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes; // a server has unpacked it already
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
}
const text = bytes => new TextDecoder().decode(bytes);
