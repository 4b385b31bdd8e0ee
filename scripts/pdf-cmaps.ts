/** Encodings by which older PDFs write Chinese without embedding a font, and the encoding of the web that each is part of. */
const encodings: readonly (readonly [name: RegExp, label: 'gb18030' | 'big5' | 'utf-16be'])[] = [
  [/^(?:GB|GBK|GBKp|GBK2K|GBpc|GBT|GBTpc)(?:-EUC)?-[HV]$/u, 'gb18030'],
  [/^(?:B5pc|ETen-B5|ETenms-B5|HKscs-B5)-[HV]$/u, 'big5'],
  [/^Uni(?:GB|CNS)-(?:UCS2|UTF16)-[HV]$/u, 'utf-16be'],
];

const hex = (code: number): string => `<${code.toString(16).padStart(4, '0')}>`;

const wrap = (name: string, spaces: string, maps: readonly string[]): string =>
  [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    `/CMapName /${name} def /WMode ${name.endsWith('-V') ? '1' : '0'} def`,
    spaces,
    ...maps,
    'endcmap end end',
  ].join('\n');

/** A CMap whose character identifiers are the code points themselves: text needs no other, and nothing is drawn. */
function codesOf(name: string, label: 'gb18030' | 'big5'): string {
  const decoder = new TextDecoder(label);
  const maps: string[] = ['1 begincidrange <00> <7f> 0 endcidrange'];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    const chars: string[] = [];
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\uFFFD')
        chars.push(`${hex(lead * 256 + trail)} ${String(text.charCodeAt(0))}`);
    }
    maps.push(`${String(chars.length)} begincidchar\n${chars.join('\n')}\nendcidchar`);
  }
  return wrap(name, '2 begincodespacerange <00> <80> <8140> <fefe> endcodespacerange', maps);
}

const identity = (name: string): string =>
  wrap(name, '1 begincodespacerange <0000> <ffff> endcodespacerange', [
    '1 begincidrange <0000> <ffff> 0 endcidrange',
  ]);

/** What character identifiers of these CMaps stand for. */
const unicode = (name: string): string =>
  wrap(name, '1 begincodespacerange <0000> <ffff> endcodespacerange', [
    '1 beginbfrange <0000> <ffff> <0000> endbfrange',
  ]);

/**
 * Gives a PDF reader the tables of Adobe's predefined CMaps for Chinese, made from the decoders that are there anyway.
 *
 * @see https://adobe-type-tools.github.io/cmap-resources/
 */
export class ChineseCmaps {
  private served = false;

  /** @throws For every other file, and for characters that a font numbers in an order of its own. */
  fetch({ filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const label = encodings.find(([name]) => name.test(filename))?.[1];
    this.served ||= label !== undefined;
    if (label !== undefined)
      return Promise.resolve(
        Buffer.from(label === 'utf-16be' ? identity(filename) : codesOf(filename, label)),
      );
    if (this.served && /^Adobe-(?:GB1|CNS1)-UCS2$/u.test(filename))
      return Promise.resolve(Buffer.from(unicode(filename)));
    return Promise.reject(new Error(`没有 ${filename}`));
  }
}
