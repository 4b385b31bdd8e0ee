import assert from 'node:assert/strict';
import test from 'node:test';
import { modelSlug } from '../../src/core/model-slug.ts';
import {
  appendAddresses,
  formatRegister,
  isPublished,
  modelKey,
  modelSlugs,
  parseRegister,
  registerProblems,
  reserveAddresses,
  type Registered,
  type Wanted,
} from '../../src/core/register.ts';
import { wantedAddresses } from '../../src/core/wanted-addresses.ts';
import { sources } from './registered-case.ts';

const syllables: Readonly<Record<string, string>> = {
  梯: 'ti',
  田: 'tian',
  教: 'jiao',
  研: 'yan',
  绿: 'lü',
  四: 'si',
  步: 'bu',
};
const pinyin = (han: string): readonly string[] => [...han].map((char) => syllables[char] ?? char);

const row = (address: string, over: Partial<Registered> = {}): Registered => ({
  address,
  kind: 'page',
  key: address,
  fingerprint: '',
  firstEdition: '2026-01-01',
  state: 'live',
  ...over,
});
const model = (key: string): Wanted => ({ address: null, kind: 'model', key, fingerprint: '' });

test('formatRegister() is undone by parseRegister()', () => {
  const register = [
    row('index.html'),
    row('cases/a-01.html', { kind: 'case', key: 'a-01', fingerprint: 'ab12', state: 'withdrawn' }),
    row('models/1-1.html', { kind: 'model', key: '1+1,"2"' }),
    row('batches/b.html', { kind: 'batch', key: 'b', firstEdition: '', state: 'reserved' }),
  ];
  assert.deepEqual(parseRegister(formatRegister(register), 'r.csv'), { value: register, problems: [] });
});

test('parseRegister() says which rows it cannot read', () => {
  const head = 'address,kind,key,fingerprint,first_edition,state';
  const good = 'index.html,page,index.html,,2026-01-01,live';
  const rows: readonly [csv: string, kept: number, ...lines: number[]][] = [
    [`${head}\n${good}\n`, 1],
    [`${good}\n`, 0, 1],
    [`${head}\n${good}\n${good}\n`, 1, 3],
    [`${head}\n/x.html,page,x,,2026-01-01,live\n${good}`, 1, 2],
    [`${head}\nX.html,page,x,,2026-01-01,live\n`, 0, 2],
    [`${head}\nx.html,pages,x,,2026-01-01,live\n`, 0, 2],
    [`${head}\nx.html,page,x,,2026-01-01,dead\n`, 0, 2],
    [`${head}\nx.html,page,x\n\n${good}`, 1, 2],
    ['', 0, 1],
  ];
  const found = rows.map(([csv]) => {
    const { value, problems } = parseRegister(csv, 'r.csv');
    return [csv, value.length, ...problems.map(({ place }) => place.line)];
  });
  assert.deepEqual(found, rows);
});

test('modelSlug() spells a model in few ASCII characters', () => {
  const rows: readonly [text: string, slug: string, ...taken: string[]][] = [
    ['3+9+N', '3-9-n'],
    ['“梯田”教研', 'titianjiaoyan'],
    ['1+4+N教研', '1-4-n-jiaoyan'],
    ['绿', 'lv'],
    ['Ａ＋２', 'a-2'],
    ['É.5', 'e-5'],
    ['——', 'model'],
    ['——', 'model-2', 'model'],
    ['龘', 'model'],
    ['龘梯龘', 'ti'],
    ['梯田', 'titian-3', 'titian', 'titian-2'],
    ['梯田教研四步梯田教研四步梯田教研四步', 'titianjiaoyansibutitianjiaoyansibutitian'],
    ['梯田、梯田、梯田、梯田、梯田、梯田、梯田', 'titian-titian-titian-titian-titian-ti'],
    ['x'.repeat(50), 'x'.repeat(40)],
    ['x'.repeat(50), `${'x'.repeat(38)}-2`, 'x'.repeat(40)],
  ];
  const found = rows.map(([text, , ...taken]) => [
    text,
    modelSlug(modelKey(text), pinyin, new Set(taken)),
    ...taken,
  ]);
  assert.deepEqual(found, rows);
});

test('appendAddresses() gives a model its slug once', () => {
  const before = [row('index.html'), row('models/old.html', { kind: 'model', key: '梯田' })];
  const wanted = [
    { ...model('x'), address: 'index.html', kind: 'page' as const },
    model('梯田'),
    model('田'),
    model('tian'),
  ];
  const after = appendAddresses(before, wanted, '2026-02-02', pinyin);
  assert.deepEqual(after.slice(0, 2), before);
  assert.deepEqual(
    after.slice(2).map(({ address, firstEdition }) => [address, firstEdition]),
    [
      ['models/tian.html', '2026-02-02'],
      ['models/tian-2.html', '2026-02-02'],
    ],
  );
  assert.deepEqual(appendAddresses(after, wanted, '2026-03-03', pinyin), after);
  assert.deepEqual(
    [...modelSlugs(after)],
    [
      ['梯田', 'old'],
      ['田', 'tian'],
      ['tian', 'tian-2'],
    ],
  );
});

test('modelKey() is the same however a model is quoted', () => {
  const forms = ['3+9+N', '“3+9+N”', '３＋９＋Ｎ', '「3 +9+N」', '‘3+9+N’ '];
  assert.deepEqual(new Set(forms.map(modelKey)), new Set(['3+9+N']));
});

test('appendAddresses() puts the sources of batches that are registered already behind all other rows', () => {
  const before = wantedAddresses(sources).filter(({ kind }) => kind !== 'source');
  const register = appendAddresses([], before, '2026-01-01', pinyin);
  const after = appendAddresses(register, wantedAddresses(sources), '2026-02-02', pinyin);
  assert.deepEqual(after.slice(0, -1), register);
  assert.deepEqual(
    after.slice(-1).map(({ address, kind, firstEdition }) => [address, kind, firstEdition]),
    [['sources/demo.html', 'source', '2026-02-02']],
  );
});

test('a case that is not public is reserved without what it is about, and turns live where it stands', () => {
  const wanted = wantedAddresses({ ...sources, fingerprints: new Map([['demo-01', 'ab']]) });
  const before = [
    row('index.html'),
    row('batches/demo.html', { kind: 'batch', key: 'demo', state: 'withdrawn' }),
  ];
  const reserved = reserveAddresses(before, wanted);
  const shown = ({ address, state, firstEdition, fingerprint }: Registered) => [
    address,
    state,
    firstEdition,
    fingerprint,
  ];
  assert.deepEqual(reserved.slice(0, 2), before);
  assert.deepEqual(reserved.slice(2).map(shown), [['cases/demo-01.html', 'reserved', '', 'ab']]);
  assert.deepEqual(reserveAddresses(reserved, wanted), reserved);
  const live = appendAddresses(reserved, wanted, '2026-02-02', pinyin);
  assert.deepEqual(live.slice(0, 3).map(shown), [
    ...before.map(shown),
    ['cases/demo-01.html', 'live', '2026-02-02', 'ab'],
  ]);
  assert.ok(live.some(({ address, state }) => address === 'models/3-9-n.html' && state === 'live'));
  assert.deepEqual(reserveAddresses(live, wanted), live);
});

test('isPublished() asks whether an edition has shown the address', () => {
  const rows: readonly [state: Registered['state'], firstEdition: string, published: boolean][] = [
    ['live', '2026-01-01', true],
    ['withdrawn', '2026-01-01', true],
    ['reserved', '', false],
    ['reserved', '2026-01-01', false],
    ['withdrawn', '', false],
  ];
  assert.deepEqual(
    rows.map(([state, firstEdition]) => [
      state,
      firstEdition,
      isPublished(row('x.html', { state, firstEdition })),
    ]),
    rows,
  );
});

test('registerProblems() holds a site to its register', () => {
  const wanted = wantedAddresses(sources);
  const register = appendAddresses([], wanted, '2026-01-01', pinyin);
  const whole = new Set([...register.map(({ address }) => address), 'feed.xml']);
  const without = (address: string) => register.filter((entry) => entry.address !== address);
  const rows: readonly [string, ReturnType<typeof registerProblems>, ...found: string[]][] = [
    ['all is well', registerProblems(register, wanted, whole)],
    [
      'a page is missing',
      registerProblems([...register, row('cases/demo-02.html')], wanted, whole),
      'address-vanished cases/demo-02.html',
    ],
    [
      'a reserved address has no page',
      registerProblems([...register, row('cases/demo-02.html', { state: 'reserved' })], wanted, whole),
    ],
    [
      'a reserved address has a page',
      registerProblems(
        [...without('cases/demo-01.html'), row('cases/demo-01.html', { state: 'reserved' })],
        wanted,
        whole,
      ),
      'unregistered-address cases/demo-01.html',
    ],
    [
      'a page is new',
      registerProblems(without('index.html'), wanted, whole),
      'unregistered-address index.html',
    ],
    [
      'a model is new',
      registerProblems(
        without('models/3-9-n.html'),
        wanted,
        new Set([...whole].filter((file) => !file.startsWith('models/3'))),
      ),
      'unregistered-address models/（3+9+N）',
    ],
  ];
  const found = rows.map(([name, problems]) => [
    name,
    problems,
    ...problems.map(({ code, args }) => `${code} ${String(args['address'])}`),
  ]);
  assert.deepEqual(found, rows);
});
