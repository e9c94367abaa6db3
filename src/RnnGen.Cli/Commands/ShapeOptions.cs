using System.CommandLine;

namespace RnnGen.Cli;

/// <summary>The options that give a model's sizes, by the names of the attribute's arguments or their first words.</summary>
internal sealed class ShapeOptions
{
    private static readonly (string Name, LossPosition Loss)[] Losses = [("every-step", LossPosition.EveryStep), ("last-step", LossPosition.LastStep)];

    /// <summary>The recurrence.</summary>
    public Option<string> Cell { get; } = CommandOptions.Choice<string>(
        "--cell", "The recurrence of a model of any shape, instead of a preset; needs --vocabulary and --hidden.", [.. Enum.GetNames<RecurrentCell>().Select(static name => name.ToLowerInvariant())]);

    /// <summary>V.</summary>
    public Option<int> Vocabulary { get; } = Size("--vocabulary", "How many words the model has room for, <unk> included.");

    /// <summary>E.</summary>
    public Option<int> Embedding { get; } = CommandOptions.Number<int>(
        "--embedding", "The width of a word's embedding; 0 for one-hot input. Without it, as wide as --hidden.", static n => n >= 0, "0 or a positive whole number");

    /// <summary>H.</summary>
    public Option<int> Hidden { get; } = Size("--hidden", "The width of the hidden state of each layer.");

    /// <summary>L.</summary>
    public Option<int> Layers { get; } = CommandOptions.Number<int>("--layers", "Recurrent layers, 1 to 4.", static n => n is >= 1 and <= 4, "a whole number from 1 to 4");

    /// <summary>Whether embeddings are tied.</summary>
    public Option<bool> Tied { get; } = new("--tied") { Description = "The embedding doubles as the output layer's weights: one vector a word instead of two." };

    /// <summary>T.</summary>
    public Option<int> SequenceLength { get; } = Size("--sequence-length", "Time steps unrolled in training; for n-grams, n.");

    /// <summary>B.</summary>
    public Option<int> BatchSize { get; } = Size("--batch-size", "Sequences trained in parallel.");

    /// <summary>Where the loss is taken.</summary>
    public Option<string> Loss { get; } = CommandOptions.Choice<string>(
        "--loss", "Which steps predict: all of them, or only the last one, as n-grams do.", [.. Losses.Select(static loss => loss.Name)]);

    /// <summary>All of them, in the order of the help text.</summary>
    public IReadOnlyList<Option> All => [Cell, Vocabulary, Embedding, Hidden, Layers, Tied, SequenceLength, BatchSize, Loss];

    /// <summary>Those without which there is no shape.</summary>
    public IReadOnlyList<Option> Necessary => [Cell, Vocabulary, Hidden];

    /// <summary>Reads a shape.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="basis">The sizes that are not given; null for the attribute's defaults, where <see cref="Necessary"/> is given.</param>
    public ModelShape Read(TrainArguments arguments, ModelShape? basis)
    {
        RecurrentCell cell = arguments.IsGiven(Cell) ? Enum.Parse<RecurrentCell>(arguments.Get(Cell), ignoreCase: true) : basis!.Cell;
        int hidden = arguments.IsGiven(Hidden) ? arguments.Get(Hidden) : basis!.HiddenSize;
        ModelShape shape = basis ?? new ModelShape { Cell = cell, VocabularySize = arguments.Get(Vocabulary), HiddenSize = hidden, EmbeddingSize = hidden };
        return shape with
        {
            Cell = cell,
            VocabularySize = arguments.Get(Vocabulary, shape.VocabularySize),
            EmbeddingSize = arguments.Get(Embedding, shape.EmbeddingSize),
            HiddenSize = hidden,
            Layers = arguments.Get(Layers, shape.Layers),
            TieEmbeddings = arguments.Get(Tied, shape.TieEmbeddings),
            SequenceLength = arguments.Get(SequenceLength, shape.SequenceLength),
            BatchSize = arguments.Get(BatchSize, shape.BatchSize),
            Loss = arguments.IsGiven(Loss) ? Losses.Single(loss => loss.Name == arguments.Get(Loss)).Loss : shape.Loss,
        };
    }

    /// <summary>Puts the names of options into what is said of an attribute's arguments.</summary>
    public string InOptions(string message)
    {
        foreach ((string argument, Option option) in ((string, Option)[])
        [
            (nameof(ModelShape.VocabularySize), Vocabulary), (nameof(ModelShape.EmbeddingSize), Embedding), (nameof(ModelShape.HiddenSize), Hidden), (nameof(ModelShape.Layers), Layers),
            (nameof(ModelShape.TieEmbeddings), Tied), (nameof(ModelShape.SequenceLength), SequenceLength), (nameof(ModelShape.BatchSize), BatchSize),
        ])
        {
            message = message.Replace($"{argument} = ", $"{option.Name} ", StringComparison.Ordinal).Replace(argument, option.Name, StringComparison.Ordinal);
        }

        return message;
    }

    private static Option<int> Size(string name, string description) => CommandOptions.Number<int>(name, description, static n => n >= 1, "a whole number of at least 1");
}
