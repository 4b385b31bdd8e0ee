import { z } from 'astro/zod';

/** Content of `library.yaml`: what the site says of itself. */
export const librarySchema = z.strictObject({
  title: z.string().min(1),
  description: z.string().min(1),
  publisher: z.string().min(1),
  language: z.enum(['zh-Hans', 'zh-Hant']),
  /** Date of this edition, ISO 8601; the build never reads the clock. */
  edition: z.iso.date(),
  /** Where the site is published. With it come QR codes, permalinks, sitemap.xml and og:url. */
  address: z.url().regex(/\/$/, '须以 / 结尾').optional(),
  /** Authority of tag: URIs (RFC 4151), `domain,date`: names things where there is no address. */
  tag_authority: z
    .string()
    .regex(/^[a-z0-9.-]+,\d{4}(-\d{2}(-\d{2})?)?$/)
    .optional(),
});
export type Library = z.infer<typeof librarySchema>;
