import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './public-frontend-secret.ts'

testRule(rule, docs, {
  valid: [
    'FROM node:24\nARG VITE_API_URL\n',
    { name: 'secret-in-env-or-arg speaks', dockerfile: 'FROM node:24\nARG API_SECRET\n' },
    'FROM node:24\nENV NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY=pk_live_tides\n',
    'FROM node:24\nARG VITE_SUPABASE_ANON_KEY\nARG VITE_RECAPTCHA_SITE_KEY\n',
    { name: 'something about a token', dockerfile: 'FROM node:24\nARG REACT_APP_TOKEN_TTL=60\n' },
    { name: 'the prefix alone', dockerfile: 'FROM node:24\nARG VITE_\n' },
    { name: 'not at the start', dockerfile: 'FROM node:24\nARG MY_VITE_MODE=secretive\n' },
  ],
  invalid: [
    {
      dockerfile: 'FROM node:24\nARG VITE_PAYMENT_SECRET\n',
      reports: [{ messageId: 'secret', on: 'VITE_PAYMENT_SECRET', severity: 'error', confidence: 'certain' }],
    },
    {
      name: 'once for a name',
      dockerfile:
        'FROM node:24\nARG REACT_APP_DB_PASSWORD\nENV REACT_APP_DB_PASSWORD=$REACT_APP_DB_PASSWORD\n',
      reports: [{ messageId: 'secret', on: 'REACT_APP_DB_PASSWORD' }],
    },
    {
      dockerfile: 'FROM node:24\nENV NEXT_PUBLIC_API_SECRET=neap NEXT_PUBLIC_URL=/\n',
      reports: [{ messageId: 'secret', on: 'NEXT_PUBLIC_API_SECRET' }],
    },
    {
      name: 'a mount does not help',
      dockerfile: 'FROM node:24\nRUN --mount=type=secret,id=s,env=VITE_PAYMENT_SECRET npm run build\n',
      reports: [{ messageId: 'mounted', on: '--mount=type=secret,id=s,env=VITE_PAYMENT_SECRET' }],
    },
    {
      dockerfile: 'FROM node:24\nARG VITE_MAP_TOKEN\n',
      reports: [{ messageId: 'token', on: 'VITE_MAP_TOKEN', severity: 'warning', confidence: 'likely' }],
    },
    {
      dockerfile: 'FROM node:24\nARG REACT_APP_FIREBASE_API_KEY\n',
      reports: [
        { messageId: 'key', on: 'REACT_APP_FIREBASE_API_KEY', severity: 'info', confidence: 'possible' },
      ],
    },
    {
      dockerfile: 'FROM node:24\nARG VITE_AWS_ACCESS_KEY_ID=fill-in\n',
      reports: [{ messageId: 'secret', on: 'VITE_AWS_ACCESS_KEY_ID' }],
    },
    {
      name: 'before the first FROM',
      dockerfile: 'ARG PUBLIC_ADMIN_PASSWORD\nFROM node:24\n',
      reports: [{ messageId: 'secret', on: 'PUBLIC_ADMIN_PASSWORD' }],
    },
  ],
})
