/** Every kind of problem that ends a run, by its stable id: what `dma-forensics explain ID` says beyond the message itself. */

export interface Message {
  /** One sentence: what the program met. */
  readonly title: string;
  /** How it comes about. */
  readonly because: string;
  /** What helps. */
  readonly remedy: string;
}

const NAMES =
  "Names with blanks or brackets need quotes in a shell; a pattern that matches nothing is passed on as it is.";

export const messages = {
  usage: {
    title: "The command line names an option, a command or an argument that does not exist here, or leaves one out.",
    because:
      "A slip of the hand, or an option of another command. The nearest known word is offered where there is one.",
    remedy: "dma-forensics --help lists the commands, and each command has a --help of its own with examples.",
  },
  "option-value": {
    title: "An option or an argument has a value that it does not take, or two options cannot stand together.",
    because:
      "Words come from a fixed list, which the message or --help names; a slip is answered with the nearest one.",
    remedy: "Take the word that is offered. Words with blanks, such as some facts, are one argument and need quotes.",
  },
  input: {
    title: "An input cannot be used.",
    because: "The sentence says what was found in the place of a saved log.",
    remedy: "Do what stands behind next:, or name another file.",
  },
  "input-missing": {
    title: "There is no file of this name.",
    because: NAMES,
    remedy: "Check the name and the folder that the command runs in.",
  },
  "input-unreadable": {
    title: "A file or folder is there, and the system does not let this program read it.",
    because: "Logs that were collected by an administrator often belong to that account.",
    remedy: "Change its permissions, or copy it to where you may read it.",
  },
  "input-broken-off": {
    title: "Reading began and did not reach the end.",
    because: "A disk, a share or a pipe failed. What came before is not judged, because the rest may say otherwise.",
    remedy: "Copy the file to a local disk and name the copy.",
  },
  "input-kind": {
    title: "What was named is no text log: a folder without logs, a device, or a file in another form.",
    because: "Binary captures look like logs by their names. They are told by their first bytes, never by the name.",
    remedy: "The message names the command that makes a log of it. dma-forensics formats lists what is read.",
  },
  "input-empty": {
    title: "An input holds nothing.",
    because: "A capture that was stopped before its first line, or a command in front of a pipe that printed nothing.",
    remedy: "Capture again. An empty log is no pass, and a gate must not take it for one.",
  },
  "input-twice": {
    title: "One capture is named twice, or two files hold the same bytes.",
    because: "Every event in it would count twice, and a healthy log would look like a repeated task.",
    remedy: "Name each capture once.",
  },
  "input-damaged": {
    title: "Packed data is damaged.",
    because: "Damaged data unpacks to other text as often as to none, so nothing of it is believed.",
    remedy: "Copy the file again from where it was made.",
  },
  "input-limit": {
    title: "An input is larger, deeper or holds more files than this program takes.",
    because: "Small packed files can unpack to any size; the limits keep a machine that checks logs alive.",
    remedy: "Unpack it yourself and name the logs in it.",
  },
  "nothing-found": {
    title: "The captures hold nothing of the kind that the command needs.",
    because: "No line names a task, or no line is left over that looks like evidence.",
    remedy: "dma-forensics events FILES lists what was read and counts the lines that were not.",
  },
  fact: {
    title: "A fact of --given does not parse.",
    because: "Facts have a small fixed grammar, so that a report can say what rests on which of them.",
    remedy: "dma-forensics analyze --help lists the forms. In a file, one fact stands on each line.",
  },
  anchor: {
    title: "An anchor of --align cannot be used.",
    because: "It names no two lines, or a line without a stamp, or two lines of one clock.",
    remedy: "Write CAPTURE:LINE=CAPTURE:LINE; dma-forensics timeline shows the lines with their stamps.",
  },
  dialect: {
    title: "A dialect file is wrong, or does not read its own samples as it says.",
    because: "A dialect that misreads lines would put wrong evidence into a report, so it proves itself first.",
    remedy: "dma-forensics dialect check FILE points at the place.",
  },
  configuration: {
    title: "A configuration says something that it cannot say.",
    because: "A key that nobody reads would leave a gate open without a word, so an unknown one is an error.",
    remedy: "Take the key that is offered; dma-forensics schema config prints all of them.",
  },
  suppression: {
    title: "A suppression is wrong, has ended, or fits nothing in the report any more.",
    because: "What nobody looks at again would hide the next fault of the same shape.",
    remedy:
      "Remove it, or give it a new day and reason. One for other captures says which in files; one for a fault that comes and goes says intermittent.",
  },
  report: {
    title: "A file that should be a JSON report is none of this version, or is about other captures.",
    because: "Reports are checked against the published schema before they are used.",
    remedy: "Make one with dma-forensics analyze FILES --format json=REPORT.",
  },
  output: {
    title: "An output cannot be written where it should go.",
    because: "Files are written whole or not at all, and never over an input, another output or a device.",
    remedy: "Name a file in a folder that exists, with room on its disk.",
  },
  redaction: {
    title: "The redacted captures would not give the same answer, or would still hold what should be hidden.",
    because:
      "A value that carries the verdict, such as an address inside a dump, cannot always be replaced without a trace.",
    remedy: "The message names what differs, and which --keep would give the same answer. Nothing was written.",
  },
  follow: {
    title: "An input cannot be followed while it grows.",
    because: "Packed files and folders are complete when they are read; only a log file or standard input grows.",
    remedy: "Name the log itself, or analyse without --follow.",
  },
  internal: {
    title: "The program met a state that its authors did not expect.",
    because: "It is a mistake in the program, and never one in a log.",
    remedy: "Report it with the lines of the message; a redacted capture helps (dma-forensics redact).",
  },
} as const satisfies Readonly<Record<string, Message>>;

export type MessageId = keyof typeof messages;
