export { FACTS_DATE } from './catalogue.ts'
export { baseConfigOf, lookupImage, officialName } from './lookup.ts'
export { hasTool, runtimeOf } from './tools.ts'
