using RnnGen.SweepModels;
using RnnGen.Training;

namespace RnnGen.Tests;

/// <summary>Models of any T and B learn sentences.</summary>
public sealed class SentenceTrainingTests
{
    private const string Sentence = "un viejo hidalgo de los de lanza";

    /// <summary>One sentence of seven words, six words of which are distinct, and one of which is followed by two others.</summary>
    [Theory]
    [InlineData("LstmE15H15L2")]
    [InlineData("LstmWide")]
    [InlineData("GruE0H9L1")]
    [InlineData("GruE8H17L2")]
    [InlineData("TanhE8H17L2")]
    [InlineData("CifgE0H16L3")]
    public void OneSentenceOfSevenWordsIsLearnt(string name)
    {
        Vocabulary vocabulary = Vocabulary.Build(WordTokenizer.Default, Sentence, maxSize: 16);
        RnnModel model = SweptModel.Create(name, vocabulary, seed: 1);
        Trainer trainer = model.CreateTrainer(new TrainingOptions { Epochs = 300, Optimizer = Optimizers.Adam(0.02f) });

        TrainingResult result = trainer.Fit(SentenceDataset.FromLines(Sentence, vocabulary, model.Shape));

        Assert.Equal(0, result.AllocatedBytes);
        Session session = model.CreateSession();
        int[] words = vocabulary.Encode(Sentence);
        float[] probabilities = new float[vocabulary.Count];
        for (int i = 0; i + 1 < words.Length; i++)
        {
            session.Feed(words[i]);
            session.Logits(probabilities);
            double probability = Math.Exp(probabilities[words[i + 1]] - SoftmaxOracle.LogSumExp(probabilities));
            Assert.True(probability > 0.9, $"{name}: word {i + 2} has probability {probability:F3}.");
        }
    }

    [Fact]
    public void TheStateIsCarriedWithinASentenceAlone()
    {
        BigramNetwork network = new(12);
        BigramModel model = new(network, BigramModel.Words(12));

        // T = 3, B = 2: three sentences of 3, 2 and 1 pieces make two groups, of 3 and 1 batches.
        SentenceDataset train = new([[1, 2], [1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6]], model.Shape);
        model.CreateTrainer(new TrainingOptions { Epochs = 1 }).Fit(train);

        Assert.Equal(4, train.BatchCount);
        Assert.Equal((1 + 2, 2), (network.ResetCount, network.CarryCount));
    }
}
