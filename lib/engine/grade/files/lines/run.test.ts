import { describe } from 'vitest'
import { asksOf } from '../../../testing/line-table.ts'

describe('docker run', () => {
  asksOf(
    { run: { image: '*/ferry:*', versioned: true, removed: true } },
    {
      yes: [
        'docker run --rm harbour/ferry:1',
        'docker container run --rm=true harbour/ferry:1 --rm',
        'sudo podman run --rm harbour/ferry:1',
        'docker run --rm "harbour/ferry:$TAG"',
        'docker run -it --rm -e A=b harbour/ferry:1',
        'docker run --rm --restart no harbour/ferry:1',
      ],
      no: [
        'docker run harbour/ferry:1',
        'docker run harbour/ferry:1 --rm',
        'docker run --rm=false harbour/ferry:1',
        'docker run --rm --restart always harbour/ferry:1',
        'docker run --rm harbour/ferry',
        'docker run --rm harbour/ferry:latest',
        "docker run --rm 'harbour/ferry:$V'",
        'docker run --rm harbour/tug:1',
        'docker run --name harbour/ferry:1 --rm tug:1',
        'docker build -t harbour/ferry:1 .',
        'docker run --rm',
      ],
      open: ['docker run $FLAGS harbour/ferry:1', 'docker run --rm $IMAGE_AND_MORE'],
    },
  )
  asksOf(
    { run: { detached: true, interactive: true, tty: true } },
    {
      yes: [
        'docker run -dit alpine:3 sh',
        'docker run --detach --interactive --tty alpine:3',
        'docker run -d -i -t a:1',
      ],
      no: ['docker run -di alpine:3', 'docker run -it alpine:3 -d', 'docker run -d=false -it a:1'],
    },
  )
  asksOf(
    { run: { folder: true } },
    {
      yes: ['docker run -t ./ferry', 'docker run .'],
      no: ['docker run ferry ./ferry'],
    },
  )
  asksOf(
    { run: { privileged: false } },
    {
      yes: ['docker run a:1', 'docker run a:1 --privileged', 'docker run --privileged=false a:1'],
      no: ['docker run --privileged a:1'],
      open: ['docker run $FLAGS a:1'],
    },
  )
  asksOf(
    { run: { command: ['pytest', '-q'] } },
    {
      yes: ['docker run a:1 pytest -q', 'docker run --rm a:1 sh pytest tests -q'],
      no: ['docker run a:1', 'docker run a:1 -q pytest', 'docker run --name pytest a:1 -q'],
      open: ['docker run a:1 "$@"'],
    },
  )
  asksOf(
    { run: { network: ['shop', 'pier'] } },
    {
      yes: [
        'docker run --network shop a:1',
        'docker run --net=pier a:1',
        'N=shop\ndocker run --network $N a:1',
      ],
      no: ['docker run a:1', 'docker run --network host a:1'],
      open: ['docker run --network "$NET" a:1'],
    },
  )
})

describe('variables', () => {
  asksOf(
    { run: { env: { name: 'FRONTEND_URL', value: ['https://?*', 'http://?*'] } } },
    {
      yes: [
        'docker run -e FRONTEND_URL=https://shop.example.com a:1',
        'docker run --env=FRONTEND_URL=http://pier a:1',
        'docker run -e FRONTEND_URL=x -e FRONTEND_URL=http://pier a:1',
        'U=https://pier\ndocker run -e FRONTEND_URL=$U a:1',
      ],
      no: [
        'docker run -e FRONTEND_URL=* a:1',
        'docker run -e FRONTEND_URL= a:1',
        'docker run a:1 -e FRONTEND_URL=https://pier',
        'docker run -e BACKEND_URL=https://pier a:1',
        'docker run --env-file .env a:1',
      ],
      open: [
        'docker run -e FRONTEND_URL="$URL" a:1',
        'docker run -e FRONTEND_URL a:1',
        'docker run $FLAGS a:1',
      ],
    },
  )
  asksOf(
    { run: { env: { name: '*TOKEN*', given: 'outside' } } },
    {
      yes: ['docker run -e TOKEN a:1', 'docker run -e TOKEN="$TOKEN" a:1'],
      no: ['docker run -e TOKEN=abc a:1', 'docker run a:1'],
    },
  )
  asksOf(
    { run: { env: { name: '*TOKEN*', given: 'no' } } },
    { yes: ['docker run a:1', 'docker run --env-file .env a:1'], no: ['docker run -e MY_TOKEN a:1'] },
  )
  asksOf(
    { run: { env: { name: 'TZ', given: 'literal' } } },
    { yes: ['docker run -e TZ=UTC a:1'], no: ['docker run -e TZ a:1', 'docker run -e TZ=$TZ a:1'] },
  )
})

describe('ports', () => {
  asksOf(
    { run: { publishes: { port: 4567, host: 'loopback' }, publishesOnly: { port: 4567, host: 'loopback' } } },
    {
      yes: [
        'docker run -p 127.0.0.1:4567:4567 a:1',
        'docker run --publish=127.0.0.1:80:4567 a:1',
        'docker run -p "[::1]:4567:4567" a:1',
        'PORT=4567\ndocker run -p 127.0.0.1:$PORT:$PORT a:1',
      ],
      no: [
        'docker run -p 4567:4567 a:1',
        'docker run -p 0.0.0.0:4567:4567 a:1',
        'docker run -p 127.0.0.1:4567:80 a:1',
        'docker run -p 127.0.0.1:4567:4567 -p 80:80 a:1',
        'docker run -p 127.0.0.1:4567:4567 -P a:1',
        'docker run -p 127.0.0.1:4567:4567 --network host a:1',
        'docker run -p 127.0.0.1:4567:4567 --network none a:1',
        'docker run -p 127.0.0.1:4567:4567 --net=container:tug a:1',
        'docker run -p 127.0.0.1:4567:4567/udp a:1',
        'docker run -p 127.0.0.1:4567:4567 -p 127.0.0.1:4567:4567/udp a:1',
        'docker run -p 127.0.0.1:4560-4570:4560-4570 a:1',
        'docker run a:1 -p 127.0.0.1:4567:4567',
        'docker run a:1',
      ],
      open: ['docker run -p "$PORTS" a:1', 'docker run $FLAGS a:1'],
    },
  )
  asksOf(
    { run: { publishes: { port: 80, fixed: true } } },
    {
      yes: ['docker run -p 8080:80 a:1'],
      no: ['docker run -p 80 a:1', 'docker run -p 8080-8090:80 a:1', 'docker run --expose 80 a:1'],
    },
  )
})

describe('logs and GPUs', () => {
  asksOf(
    { run: { logs: { driver: 'gelf', address: 'gelf-address', options: { tag: '?*' } } } },
    {
      yes: [
        'docker run --log-driver gelf --log-opt gelf-address=udp://graylog:12201 --log-opt tag=ferry a:1',
      ],
      no: [
        "docker run --log-driver=gelf --log-opt 'gelf-address=udp://<graylog:12201' --log-opt tag=ferry a:1",
        'docker run --log-driver gelf --log-opt tag=ferry a:1',
        'docker run --log-driver gelf --log-opt gelf-address=udp://graylog:12201 a:1',
        'docker run --log-driver syslog --log-opt gelf-address=udp://graylog:12201 --log-opt tag=f a:1',
        'docker run a:1',
      ],
      open: [
        'docker run --log-driver gelf --log-opt gelf-address="$ADDRESS" --log-opt tag=ferry a:1',
        'docker run --log-driver gelf "${LOGGING[@]}" a:1',
      ],
    },
  )
  asksOf(
    { run: { gpus: { count: { atLeast: 1, atMost: 1 }, legacy: false }, devices: false } },
    {
      yes: [
        'docker run --gpus 1 a:1',
        'docker run --gpus \'"device=0"\' a:1',
        'docker run --device nvidia.com/gpu=0 a:1',
        'docker run --gpus device=GPU-3a23c669 a:1',
        'docker run --gpus \'"device=0","capabilities=compute,utility"\' a:1',
        'docker run --gpus capabilities=utility a:1',
        'docker run --runtime=nvidia -e NVIDIA_VISIBLE_DEVICES=2 a:1',
      ],
      no: [
        'docker run --gpus all a:1',
        'docker run a:1',
        'docker run --gpus 2 a:1',
        'docker run --gpus \'"device=0,1"\' a:1',
        'docker run --gpus 1 --device /dev/nvidia0 a:1',
        'nvidia-docker run a:1',
        'docker run --gpus all,capabilities=utility a:1',
        'docker run --gpus all --gpus 1 a:1',
        'docker run --gpus 1 --device nvidia.com/gpu=1 a:1',
        'docker run --gpus device=0,1 a:1',
        'docker run --gpus "\'device=0\'" a:1',
        'docker run --runtime nvidia a:1',
      ],
      open: ['docker run --gpus "$GPUS" a:1'],
    },
  )
})
