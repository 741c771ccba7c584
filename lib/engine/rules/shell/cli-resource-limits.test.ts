import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-resource-limits.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run -d -m 512m --cpus 1 --pids-limit 200 harbour/tides:1\n',
    'docker run -d --memory=1g --cpu-shares 512 --pids-limit 100 harbour/tides:1\n',
    'docker run --rm harbour/tides:1\n',
    'docker run -dit harbour/tides:1 sh\n',
    'docker run -d -m "$MEM" --cpus=$CPUS --pids-limit $PIDS harbour/tides:1\n',
    'docker run -d -m 1g --cpuset-cpus 0 --ulimit nproc=100 harbour/tides:1\n',
  ],
  invalid: [
    {
      text: 'docker run -d harbour/tides:1\n',
      reports: [{ messageId: 'missing', on: 'docker run', confidence: 'certain' }],
    },
    {
      text: 'docker run -d -m 512m harbour/tides:1\n',
      reports: [{ messageId: 'missing', on: 'docker run' }],
    },
    {
      text: 'docker run -d -m 0 --cpus 1 --pids-limit 200 harbour/tides:1\n',
      reports: [{ messageId: 'unlimited', on: '-m 0' }],
    },
    {
      text: 'docker run -d -m 1g --cpus 1 --pids-limit=-1 harbour/tides:1\n',
      reports: [{ messageId: 'unlimited', on: '--pids-limit=-1' }],
    },
    {
      text: 'docker run -d --cpus 1 --pids-limit 50 $OPTS harbour/tides:1\n',
      reports: [{ messageId: 'missing', on: 'docker run', confidence: 'possible' }],
    },
    {
      text: 'docker run -d --memory-reservation 1g --cpus 1 --pids-limit 9 harbour/tides:1\n',
      reports: [{ messageId: 'missing', on: 'docker run' }],
    },
  ],
})
