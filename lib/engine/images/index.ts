export { FACTS_DATE } from './data.ts'
export { baseConfigOf, lookupImage, officialName } from './lookup.ts'
