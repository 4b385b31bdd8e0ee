import { z } from 'astro/zod';

const plainAddress = /^https?:\/\/[\w.:[\]-]+\/(?:(?:[\w.~-]|%[\dA-F]{2})+\/)*$/iu;

/** An address as programs write it: lower-case ASCII host, escaped path with its last `/`, nothing after it. */
function writtenOut(address: string): string | undefined {
  if (!/^https?:\/\//iu.test(address) || !URL.canParse(address)) return undefined;
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname.replace(/\/?$/u, '/')}`;
}

/** Permalinks are made by resolving against the address: one written otherwise would not be their beginning. */
const isAddress = (text: string): boolean => plainAddress.test(text) && writtenOut(text) === text;

function addressFault(text: string): string {
  const rule = '须是 http 或 https 网址，以 / 结尾，不带 ? 和 #，只用 ASCII 字母、数字和 - . _ ~ %';
  const meant = writtenOut(text);
  return meant !== undefined && isAddress(meant)
    ? `${rule}，如 ${meant}`
    : `${rule}，如 https://anli.example/guan/`;
}

/** Content of `library.yaml`: what the site says of itself. */
export const librarySchema = z.strictObject({
  title: z.string().min(1),
  description: z.string().min(1),
  publisher: z.string().min(1),
  language: z.enum(['zh-Hans', 'zh-Hant']),
  /** Date of this edition, ISO 8601; the build never reads the clock. */
  edition: z.iso.date(),
  /** Where the site is published. With it come QR codes, permalinks, sitemap.xml and og:url. */
  address: z
    .string()
    .refine(isAddress, { error: ({ input }) => addressFault(String(input)) })
    .optional(),
  /** Authority of tag: URIs (RFC 4151), `domain,date`: names things where there is no address. */
  tag_authority: z
    .string()
    .regex(/^[a-z0-9.-]+,\d{4}(-\d{2}(-\d{2})?)?$/, '须是“域名,日期”，如 anli.example,2026')
    .optional(),
});
export type Library = z.infer<typeof librarySchema>;
