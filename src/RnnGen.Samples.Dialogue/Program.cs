using System.Text;
using RnnGen;
using RnnGen.Samples.Dialogue;

Console.OutputEncoding = Encoding.UTF8;
if (args is ["--help"])
{
    Console.WriteLine(Options.Usage);
    return 0;
}

if (Options.Parse(args) is not { } options)
{
    Console.Error.WriteLine(Options.Usage);
    return 2;
}

FrozenModel model;
try
{
    model = ModelStore.LoadOrTrain(options.Model, Console.Error).Freeze();
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidModelFileException)
{
    Console.Error.WriteLine($"dialogue: {e.Message}");
    Console.Error.WriteLine("Name another file with --model, or delete this one to train it again.");
    return 1;
}

if (options.Measure)
{
    Measurement.Run(model, Console.Out);
    return 0;
}

// The same lines through a pipe have the same answers and suggestions, unless a profile is named.
bool isTerminal = !Console.IsInputRedirected && !Console.IsOutputRedirected;
PlayerProfile player;
try
{
    player = PlayerProfile.Load(options.Profile ?? (isTerminal ? $"{options.Model}.profile" : null));
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"dialogue: {e.Message}");
    Console.Error.WriteLine("Name another file with --profile.");
    return 1;
}

Talk talk = new(new Conversation(model, options.Seed, player.Profile), Console.Out, player);
if (isTerminal)
{
    return talk.RunAtTerminal();
}

talk.Run(Console.In);
return 0;
