using System.Text;
using RnnGen;
using RnnGen.Training;
using RNNGEN_NAMESPACE;

const string ModelPath = "model.safetensors";
Console.OutputEncoding = Encoding.UTF8;
if (!File.Exists(ModelPath))
{
    Train();
}

Session session = NextWordModel.LoadFrozen(ModelPath).CreateSession();
Console.WriteLine("Type the beginning of a sentence, such as \"Halt! Who goes \" or \"Bring me the sil\". An empty line quits.");
while (Console.ReadLine() is { Length: > 0 } line)
{
    foreach (WordSuggestion suggestion in session.Suggest(line, 5))
    {
        Console.WriteLine($"    {suggestion.Word,-15}{suggestion.Probability,6:P0}");
    }
}

static void Train()
{
    const int epochs = 20;
    using StreamReader reader = new(typeof(Program).Assembly.GetManifestResourceStream("dialogue.txt")!);
    string text = reader.ReadToEnd();
    Vocabulary vocabulary = Vocabulary.Build(WordTokenizer.Default, text, NextWordModel.VocabularySize);
    NextWordModel model = new(vocabulary, seed: 1);
    Console.Write($"Learning {vocabulary.Count:N0} words in {epochs} passes over the text ");
    Trainer trainer = model.CreateTrainer(new TrainingOptions { Epochs = epochs, Optimizer = Optimizers.Adam(2e-3f) });
    trainer.Fit(new StreamDataset(vocabulary.Encode(text), model.Shape), observer: new Dots());
    Console.WriteLine();
    model.Save(ModelPath);
}

/// <summary>Writes a dot after each pass.</summary>
internal sealed class Dots : ITrainingObserver
{
    public void OnEpoch(in TrainingEpoch epoch) => Console.Write('.');
}
