import * as z from 'zod'
import { block, key, texts } from './key.ts'

const serviceCheck = block(
  {
    name: key(texts, 'Its name is one of these.', 'api'),
    image: key(texts, 'It runs one of these images, with * and ?.', 'registry.example.com/shop/api:*'),
  },
  { id: 'service', about: 'A service of a compose file.' },
)

/** What of a compose file can be counted and asked of all. */
export const composeThings = { service: serviceCheck }

/** What may be asked of a compose file. */
export const composeKeys = {
  service: key(serviceCheck, 'Some service of the compose file is like this.', { name: 'api' }),
}

export type ServiceCheck = z.infer<typeof serviceCheck>
