import { z } from 'zod'

// What the specification demands (http://www.softwareishard.com/blog/har-12-spec/), members with an underscore allowed.
const named = z.strictObject({ name: z.string(), value: z.string(), comment: z.string().optional() })
// Characters of RFC 3986 only: a viewer's URL parser may be a strict one.
const address = z.string().regex(/^https?:\/\/[\w.:[\]-]+[\w!$&'()*+,\-./:;=?@#%~]*$/)

const request = z.strictObject({
  method: z.string().regex(/^[A-Z]+$/),
  url: address,
  httpVersion: z.string(),
  cookies: z.array(named),
  headers: z.array(named),
  queryString: z.array(named),
  postData: z
    .union([
      z.strictObject({ mimeType: z.string(), params: z.array(named) }),
      z.strictObject({ mimeType: z.string(), text: z.string() }),
    ])
    .optional(),
  headersSize: z.int().min(-1),
  bodySize: z.int().min(-1),
})

const response = z.strictObject({
  status: z.int().min(0),
  statusText: z.string(),
  httpVersion: z.string(),
  cookies: z.array(named),
  headers: z.array(named),
  content: z.strictObject({ size: z.int().min(0), mimeType: z.string(), text: z.string().optional() }),
  redirectURL: z.string(),
  headersSize: z.int().min(-1),
  bodySize: z.int().min(-1),
})

const entry = z.strictObject({
  pageref: z.string(),
  startedDateTime: z.iso.datetime(),
  time: z.number().min(0),
  request,
  response,
  cache: z.strictObject({}),
  timings: z.strictObject({ send: z.number().min(0), wait: z.number().min(0), receive: z.number().min(0) }),
  comment: z.string().optional(),
  _from: z.string(),
  _to: z.string(),
  _faults: z.array(z.string()).optional(),
})

const page = z.strictObject({
  startedDateTime: z.iso.datetime(),
  id: z.string(),
  title: z.string(),
  pageTimings: z.strictObject({}),
  comment: z.string().optional(),
})

/** A HAR file as version 1.2 has it; the pages that entries refer to are there. */
export const harSchema = z
  .strictObject({
    log: z.strictObject({
      version: z.literal('1.2'),
      creator: z.strictObject({ name: z.string(), version: z.string() }),
      pages: z.array(page),
      entries: z.array(entry),
      comment: z.string().optional(),
    }),
  })
  .refine(({ log }) => log.entries.every(({ pageref }) => log.pages.some(({ id }) => id === pageref)), {
    error: 'an entry refers to a page that is not there',
  })
