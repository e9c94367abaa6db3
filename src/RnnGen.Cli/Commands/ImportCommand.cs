using System.CommandLine;

namespace RnnGen.Cli;

/// <summary><c>import</c>: makes a model file of weights that PyTorch trained.</summary>
internal static class ImportCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Invocation invocation)
    {
        Option<string> weights = CommandOptions.File("--weights", "The state_dict: a safetensors file, or the index of its shards (model.safetensors.index.json).", required: true);
        Option<string> vocabulary = CommandOptions.File("--vocabulary", "The words of the rows: one a line, or JSON (an array, an object from words to rows, a tokenizer.json).", required: true);
        Option<string> destination = CommandOptions.File("--out", "The model file to write.", required: true);
        Option<string> cell = CommandOptions.Choice<string>("--cell", "The recurrence, where the tensors do not tell: tanh or relu of nn.RNN, or a cifg.", RecurrentCellChoice.Names);
        Option<string[]> map = new("--map") { Description = "Which tensor is what, where shapes do not tell: embedding, rnn (a module), projection or output. Repeat the option for more.", HelpName = "ROLE=NAME", Arity = ArgumentArity.OneOrMore };
        Option<string> unknown = new("--unknown") { Description = "The word for all unknown words, unless it is <unk>, [UNK] or <oov>.", HelpName = "WORD" };
        TokenizerOptions tokenizer = new();
        Option<bool> json = CommandOptions.Json();
        Command command = new("import", "Make a model file of weights from PyTorch: nn.Embedding, nn.RNN, nn.LSTM or nn.GRU, nn.Linear.")
        {
            weights, vocabulary, destination, cell, map, unknown, tokenizer.Kind, tokenizer.KeepCase, tokenizer.Culture, json,
        };
        command.SetAction(parsed =>
        {
            NamedFile words = new("--vocabulary", parsed.GetRequiredValue(vocabulary)), source = new("--weights", parsed.GetRequiredValue(weights)), target = new("--out", parsed.GetRequiredValue(destination));
            NamedFile.ThrowIfShared([target], [source, words]);
            Invocation shown = invocation.Writing([target.Path], parsed.GetValue(json));
            ImportSettings settings = new(TensorMap.Parse(parsed.GetValue(map) ?? []), parsed.GetValue(cell), parsed.GetValue(unknown), tokenizer.Read(parsed));
            StateDict state = StateDict.Read(source.Path);
            NamedFile.ThrowIfShared([target], [.. state.Files.Select(static file => new NamedFile("a shard", file))]);
            WordList list = WordList.Read(words.Path);
            ModelFile.ThrowIfNotWritable(target.Path);
            ImportedModel model = ImportedModel.Of(state, list, settings);
            Write(model, target.Path);
            foreach (string note in ImportNotes.Of(model, state, list))
            {
                invocation.Note(note);
            }

            if (parsed.GetValue(json))
            {
                CliJson.Write(invocation.Output, ImportReport.Of(model, state));
            }
            else
            {
                ImportTable.Write(shown.CreateConsole(json: false), model);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static void Write(ImportedModel model, string path)
    {
        try
        {
            OutputFile.Write(path, model.ToFile().Span);
        }
        catch (OverflowException e)
        {
            throw new FailureException($"a model so large does not fit into memory: {ShapeText.Of(model.Shape)}.", e);
        }
    }
}
