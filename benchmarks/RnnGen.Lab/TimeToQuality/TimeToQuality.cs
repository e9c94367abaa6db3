using RnnGen.Benchmarks;
using RnnGen.Training;

namespace RnnGen.Lab;

/// <summary>Trains the shape of the tool's <c>lstm-small</c> with every side and every recipe, always from the same parameters, on the same batches in the same order.</summary>
/// <param name="peer">A library that trains beside the generated code; null if the program supplies none.</param>
/// <param name="text">What is learnt.</param>
/// <param name="epochs">Passes over it.</param>
/// <param name="threads">Threads of each side.</param>
/// <param name="target">The perplexity to reach.</param>
/// <param name="progress">Is told of every point.</param>
internal sealed class TimeToQuality(ILearningPeer? peer, LearningText text, int epochs, int threads, double target, TextWriter progress)
{
    /// <summary>That of the runs of <c>rnngen train</c> in the project's README.</summary>
    private const ulong Seed = 1;

    /// <summary>V of the model.</summary>
    public const int VocabularySize = LstmV4096E64H128.VocabularySize;

    private readonly StreamDataset _dataset = new(text.Train, CreateModel(text).Shape);

    /// <summary>Runs them one after the other.</summary>
    /// <exception cref="InvalidOperationException">The library does not predict what the generated code does from the same parameters.</exception>
    public QualityReport Measure(IReadOnlyList<LearningRecipe> recipes)
    {
        List<QualityRun> runs = [];
        foreach (LearningRecipe recipe in recipes)
        {
            (string Name, Learner Learner)[] sides = CreateSides(recipe);
            RequireSameStart(sides);
            runs.AddRange(sides.Select(side => Run(side.Name, recipe, side.Learner)));
        }

        return new QualityReport(Machine.Description, text.Train.Length, text.Validation.Length, epochs, threads, target, runs);
    }

    private static LstmV4096E64H128 CreateModel(LearningText text) => new(text.Vocabulary, Seed);

    private (string Name, Learner Learner)[] CreateSides(LearningRecipe recipe)
    {
        RnnModel model = CreateModel(text);
        if (recipe.BeginsWithFrequencies)
        {
            model.InitializeOutputBias(text.Train);
        }

        LearnGenerated generated = new(model, _dataset, text.Validation, recipe.CreateOptions(epochs, threads));
        return recipe.IsShared && peer is not null
            ? [("RnnGen", generated), ("TorchSharp", peer.CreateLearner(CreateModel(text), _dataset, text.Validation, epochs, threads))]
            : [("RnnGen", generated)];
    }

    private static void RequireSameStart((string Name, Learner Learner)[] sides)
    {
        double expected = sides[0].Learner.Perplexity();
        foreach ((string name, Learner learner) in sides.Skip(1))
        {
            Agreement.Require("The perplexity before training", name, learner.Perplexity(), expected, Agreement.RelativeTolerance * expected);
        }
    }

    private QualityRun Run(string side, LearningRecipe recipe, Learner learner)
    {
        using (learner)
        {
            progress.WriteLine($"{side}, {recipe.Name}");
            LearningCurve curve = new(learner, _dataset, progress);
            curve.Record();
            return QualityRun.From(side, recipe.Name, target, curve);
        }
    }
}
