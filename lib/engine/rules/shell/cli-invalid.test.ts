import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-invalid.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run --rm --network shop harbour/shop:2\n',
    'docker run -it --rm harbour/shop:2 sh -c "--frobnicate"\n',
    'docker compose --profile dev up -d --wait\n',
    'docker mycompanyplugin go\n',
    'docker run $OPTS harbour/shop:2\n',
    'docker run --name "$NAME" harbour/shop:2 < input.txt\n',
    'podman run --pod harbour harbour/shop:2\n',
    'cat <<EOF\ndocker run --frob\nEOF\n',
    'docker build --platform=linux/arm64 -t harbour/shop:2.1 --push .\n',
    'docker login -u pilot --password-stdin <token\n',
  ],
  invalid: [
    {
      text: 'docker run --netwrok shop harbour/shop:2\n',
      reports: [{ messageId: 'invalid', on: '--netwrok', severity: 'error' }],
    },
    {
      text: 'docker run --rm -z harbour/shop:2\n',
      reports: [{ messageId: 'invalid', on: '-z' }],
    },
    {
      text: 'docker biuld -t harbour/shop:2 .\n',
      reports: [{ messageId: 'invalid', on: 'biuld' }],
    },
    {
      text: 'docker run harbour/shop:2 && docker run --name\n',
      reports: [{ messageId: 'invalid', on: '--name' }],
    },
    {
      text: 'docker compose up --detatch\n',
      reports: [{ messageId: 'invalid', on: '--detatch' }],
    },
    {
      text: 'docker compose upp -d\n',
      reports: [{ messageId: 'invalid', on: 'upp' }],
    },
    {
      text: 'docker run --log-opt gelf-address=udp://<graylog:12201 harbour/shop:2\n',
      reports: [{ messageId: 'invalid', on: '<graylog:12201' }],
    },
    {
      text: 'docker run --rm <image> ls\n',
      reports: [{ messageId: 'invalid', on: '<image' }],
    },
    {
      text: 'docker exec --rm shop ls\n',
      reports: [{ messageId: 'invalid', on: '--rm' }],
    },
    {
      text: 'docker --debgu ps\n',
      reports: [{ messageId: 'invalid', on: '--debgu' }],
    },
  ],
})
