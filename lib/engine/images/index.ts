export { baseConfigOf, lookupImage, officialName } from './lookup.ts'
export type { Family, ImageFacts } from './types.ts'
