import { expect, test } from 'vitest'
import { parseMount } from './mount.ts'

test.each<[string, string, Record<string, string>]>([
  ['target=/hold', 'bind', { target: '/hold' }],
  ['type=bind,src=.,dst=/hold,rw', 'bind', { source: '.', target: '/hold', readonly: 'false' }],
  ['type=bind,from=yard,destination=/hold,ro=1', 'bind', { from: 'yard', target: '/hold', readonly: 'true' }],
  [
    'type=cache,target=/hold,sharing=LOCKED,uid=1000,mode=0755',
    'cache',
    { sharing: 'locked', uid: '1000', mode: '0755' },
  ],
  ['TYPE=Cache,Target=/hold,readwrite=false', 'cache', { readonly: 'true' }],
  ['type=tmpfs,target=/hold,size=64m', 'tmpfs', { size: '64m' }],
  ['type=secret,id=chart,required', 'secret', { id: 'chart', required: 'true' }],
  ['type=secret,id=chart,env=CHART', 'secret', { env: 'CHART' }],
  ['type=ssh,mode=0600,required=false', 'ssh', { required: 'false' }],
  ['type=cache,target=/hold,uid=$CREW', 'cache', { uid: '$CREW' }],
])('%s', (value, type, options) => {
  const { mount, error } = parseMount(value)
  expect(error).toBeNull()
  expect(mount).toMatchObject({ type, options })
})

test.each([
  ['', 'failed to parse csv mounts'],
  ['type=net', 'unsupported mount type "net"'],
  ['type=cache,target', "invalid field 'target' must be a key=value pair"],
  ['type=cache,tgt=/hold', "unexpected key 'tgt' in 'tgt=/hold'"],
  ['type=cache,sharing=all', 'unsupported sharing value "all"'],
  ['ro=perhaps', 'invalid value for ro: perhaps'],
  ['type=cache,mode=9', 'invalid value 9 for mode'],
  ['type=cache,uid=crew', 'invalid value crew for uid'],
  ['type=tmpfs,size=big', 'invalid value for size: big'],
  ['type=bind,required', "unexpected key 'required' for mount type 'bind'"],
  ['type=cache,size=1g', "unexpected key 'size' for mount type 'cache'"],
  ['type=bind,uid=1', 'uid not allowed for "bind" type mounts'],
  ['type=bind,sharing=locked', 'invalid cache sharing set for bind mount'],
  ['type=secret', 'invalid secret mount. one of source, target required'],
  ['type=secret,id=a,from=b', 'secret mount should not have a from'],
  ['type=secret,id=a,sharing=shared', 'secret mount should not define sharing'],
  ['type=secret,id=a,source=b', "both source and id can't be set"],
])('%j is refused', (value, error) => {
  expect(parseMount(value)).toEqual({ mount: null, error })
})
