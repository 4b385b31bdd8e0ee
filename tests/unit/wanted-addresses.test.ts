import assert from 'node:assert/strict';
import test from 'node:test';
import { placeCodes, wantedAddresses } from '../../src/core/wanted-addresses.ts';
import { batch, sources } from './registered-case.ts';

test('placeCodes() has a code for each name of a place', () => {
  const rows: readonly [code: string, names: string[], codes: string[]][] = [
    ['530000', ['云南省'], ['530000']],
    ['321000', ['江苏省', '扬州市'], ['320000', '321000']],
    ['110108', ['北京市', '海淀区'], ['110000', '110108']],
    ['429004', ['湖北省', '仙桃市'], ['420000', '429004']],
    ['321081', ['江苏省', '扬州市', '仪征市'], ['320000', '321000', '321081']],
  ];
  assert.deepEqual(
    rows.map(([code, names]) => [code, names, placeCodes({ code, names })]),
    rows,
  );
});

test('wantedAddresses() names every page once: terms only where a case has them, places up to the province', () => {
  const wanted = wantedAddresses({ ...sources, fingerprints: new Map([['demo-01', 'ab']]) });
  const found = wanted.filter(({ kind }) => kind !== 'page').map(({ address, key }) => [address, key]);
  assert.deepEqual(found, [
    ['cases/demo-01.html', 'demo-01'],
    ['batches/demo.html', 'demo'],
    ['sources/demo.html', 'demo'],
    ['places/320000.html', '江苏省'],
    ['places/321000.html', '江苏省 扬州市'],
    ['places/321081.html', '江苏省 扬州市 仪征市'],
    ['topics/pingjia.html', '评价'],
    ['stages/primary.html', '小学'],
    ['kinds/school.html', '学校'],
    [null, '3+9+N'],
    ['years/2023.html', '2023'],
    ['years/2024.html', '2024'],
    ['tasks/t1.html', 'T1'],
  ]);
  assert.equal(wanted.find(({ kind }) => kind === 'case')?.fingerprint, 'ab');
});

test('wantedAddresses() has no page for the source of a batch that is not public', () => {
  const wanted = wantedAddresses({ ...sources, batches: [{ ...batch, public: false }] });
  assert.deepEqual(
    wanted.filter(({ key }) => key === 'demo').map(({ address }) => address),
    ['batches/demo.html'],
  );
});

test('wantedAddresses() has a page for each page of help, and those that every library has', () => {
  const help = wantedAddresses({ ...sources, help: ['search'] }).filter(
    ({ address }) => address?.startsWith('help/') === true,
  );
  assert.deepEqual(
    help.map(({ address, kind, key }) => [address, kind, key]),
    [
      ['help/glossary.html', 'page', 'help/glossary.html'],
      ['help/index.html', 'page', 'help/index.html'],
      ['help/markdown.html', 'page', 'help/markdown.html'],
      ['help/search.html', 'help', 'search'],
    ],
  );
});
