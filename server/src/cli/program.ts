import { Command } from "commander";
import { addGroup } from "./answer.ts";
import { addAddressProofRead } from "./commands/address-proof-read.ts";
import { addDemo } from "./commands/demo.ts";
import { addDocumentRead } from "./commands/document-read.ts";
import { addFaceBlock } from "./commands/face-block.ts";
import { addFaceList } from "./commands/face-list.ts";
import { addFaceSearch } from "./commands/face-search.ts";
import { addFaceUnblock } from "./commands/face-unblock.ts";
import { addGallery } from "./commands/gallery.ts";
import { addIntegrationCreate } from "./commands/integration-create.ts";
import { addIntegrationFunnel } from "./commands/integration-funnel.ts";
import { addIntegrationList } from "./commands/integration-list.ts";
import { addIntegrationRotateSecret } from "./commands/integration-rotate-secret.ts";
import { addIntegrationUpdate } from "./commands/integration-update.ts";
import { addModelsFetch } from "./commands/models-fetch.ts";
import { addModelsList } from "./commands/models-list.ts";
import { addOutboxList } from "./commands/outbox-list.ts";
import { addSandboxAdvance } from "./commands/sandbox-advance.ts";
import { addSessionDecide } from "./commands/session-decide.ts";
import { addSessionDelete } from "./commands/session-delete.ts";
import { addSessionReplay } from "./commands/session-replay.ts";
import { addSessionShow } from "./commands/session-show.ts";
import { addSpecimen } from "./commands/specimen.ts";
import { addStart } from "./commands/start.ts";
import { addTerminalList } from "./commands/terminal-list.ts";
import { addTimestampCa } from "./commands/timestamp-ca.ts";
import { addWebhookList } from "./commands/webhook-list.ts";
import { addWebhookRedeliver } from "./commands/webhook-redeliver.ts";
import { addWorkflowBacktest } from "./commands/workflow-backtest.ts";
import { addWorkflowDiff } from "./commands/workflow-diff.ts";
import { addWorkflowList } from "./commands/workflow-list.ts";
import { addWorkflowPublish } from "./commands/workflow-publish.ts";
import { addWorkflowTest } from "./commands/workflow-test.ts";
import { addWorkflowValidate } from "./commands/workflow-validate.ts";
import type { CommandContext } from "./context.ts";

/** The whole command line. Parsing throws instead of ending the process. */
export function createProgram(context: CommandContext): Command {
  const { out, err } = context.terminal;
  const program = new Command("bonafide")
    .description("Self-hosted identity verification.")
    .exitOverride()
    .configureOutput({ writeOut: (text) => out.write(text), writeErr: (text) => err.write(text) })
    .showHelpAfterError("Add --help to see what it takes.");
  addStart(program, context);
  addDemo(program, context);
  addGallery(program, context);
  addIntegrations(program, context);
  const session = addGroup(program, "session", "look into sessions and decide them");
  addSessionShow(session, context);
  addSessionDecide(session, context);
  addSessionReplay(session, context);
  addSessionDelete(session, context);
  const webhook = addGroup(program, "webhook", "what customers were told");
  addWebhookList(webhook, context);
  addWebhookRedeliver(webhook, context);
  addWorkflowGroup(program, context);
  const outbox = addGroup(program, "outbox", "messages to people");
  addOutboxList(outbox, context);
  const sandbox = addGroup(program, "sandbox", "test integrations");
  addSandboxAdvance(sandbox, context);
  const terminal = addGroup(program, "terminal", "machines that ask for ages");
  addTerminalList(terminal, context);
  const timestamp = addGroup(program, "timestamp", "proof of when files arrived");
  addTimestampCa(timestamp, context);
  const addressProof = addGroup(
    program,
    "address-proof",
    "bills, statements and letters that prove an address",
  );
  addAddressProofRead(addressProof, context);
  const models = addGroup(program, "models", "the neural nets' files");
  addModelsList(models, context);
  addModelsFetch(models, context);
  const document = addGroup(program, "document", "what the engines read");
  addDocumentRead(document, context);
  const face = addGroup(program, "face", "block lists, and faces that were seen before");
  addFaceBlock(face, context);
  addFaceUnblock(face, context);
  addFaceList(face, context);
  addFaceSearch(face, context);
  addSpecimen(program, context);
  return program;
}

function addWorkflowGroup(program: Command, context: CommandContext): void {
  const workflow = addGroup(
    program,
    "workflow",
    "what people are asked: steps, branches and rules, as files",
  );
  addWorkflowValidate(workflow, context);
  addWorkflowTest(workflow, context);
  addWorkflowPublish(workflow, context);
  addWorkflowList(workflow, context);
  addWorkflowDiff(workflow, context);
  addWorkflowBacktest(workflow, context);
}

function addIntegrations(program: Command, context: CommandContext): void {
  const integration = addGroup(program, "integration", "customers' connections: credentials and webhooks");
  addIntegrationCreate(integration, context);
  addIntegrationUpdate(integration, context);
  addIntegrationList(integration, context);
  addIntegrationFunnel(integration, context);
  addIntegrationRotateSecret(integration, context);
}
