using RnnGen.Cli;

namespace RnnGen.Lab;

/// <summary>A training run of <c>everyday</c>, as a command line of the tool: it goes on where it was interrupted, and is not repeated once its model is there.</summary>
/// <param name="name">Of its files.</param>
/// <param name="folder">Where they lie.</param>
/// <param name="arguments">What <c>rnngen train</c> is given besides files.</param>
internal sealed class EverydayTraining(string name, string folder, IReadOnlyList<string> arguments)
{
    private string Checkpoint => Path.Combine(folder, $"{name}.ckpt");

    private string Unfinished => Path.Combine(folder, $"{name}.unfinished.safetensors");

    /// <summary>The trained model.</summary>
    public string Model => Path.Combine(folder, $"{name}.safetensors");

    /// <summary>What is trained, and how.</summary>
    /// <param name="corpus">The text to learn.</param>
    /// <param name="valid">The text to judge by.</param>
    public IReadOnlyList<string> CommandLine(string corpus, string valid) =>
        ["train", .. arguments, "--corpus", corpus, "--valid", valid, "--out", Unfinished, "--checkpoint", Checkpoint];

    /// <summary>Trains, unless that was done before.</summary>
    /// <param name="corpus">The text to learn.</param>
    /// <param name="valid">The text to judge by.</param>
    /// <param name="invocation">The run of the command line; progress goes to standard error.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public int Run(string corpus, string valid, Invocation invocation)
    {
        if (File.Exists(Model))
        {
            invocation.Note($"'{Model}' is there: not trained again.");
            return ExitCode.Success;
        }

        Invocation training = new(invocation.Input, invocation.Error, invocation.Error) { Interruption = invocation.Interruption };
        IReadOnlyList<string> commandLine = File.Exists(Checkpoint) ? ["train", "--resume", Checkpoint] : CommandLine(corpus, valid);
        invocation.Note($"rnngen {string.Join(' ', commandLine)}");
        int exitCode = Cli.CommandLine.Run(commandLine, training);
        if (exitCode == ExitCode.Success)
        {
            File.Move(Unfinished, Model);
        }

        return exitCode;
    }
}
