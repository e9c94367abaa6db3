using RnnGen.Training;

namespace RnnGen.Samples.Dialogue;

/// <summary>The store of the trained model.</summary>
internal static class ModelStore
{
    private const int Epochs = 20;

    /// <summary>Loads the model, or trains and saves it first if there is no file.</summary>
    public static DialogueModel LoadOrTrain(string path, TextWriter progress) => File.Exists(path) ? DialogueModel.Load(path) : Train(path, progress);

    private static DialogueModel Train(string path, TextWriter progress)
    {
        ModelFile.ThrowIfNotWritable(path);
        string text = Script.Read();
        Vocabulary vocabulary = Vocabulary.Build(WordTokenizer.Default, text, DialogueModel.VocabularySize);
        DialogueModel model = new(vocabulary, seed: 1);
        progress.WriteLine($"There is no '{path}' yet: learning a vocabulary of {vocabulary.Count:N0} words in {Epochs} passes over the text.");
        Trainer trainer = model.CreateTrainer(new TrainingOptions { Epochs = Epochs, Optimizer = Optimizers.Adam(2e-3f) });
        trainer.Fit(new StreamDataset(vocabulary.Encode(text), model.Shape), observer: new EpochDots(progress));
        model.Save(path);
        return model;
    }

    /// <summary>An observer that writes one dot per epoch.</summary>
    private sealed class EpochDots(TextWriter progress) : ITrainingObserver
    {
        public void OnEpoch(in TrainingEpoch epoch) => progress.Write(epoch.Epoch == Epochs ? ".\n" : ".");
    }
}
