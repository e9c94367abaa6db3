using TorchSharp;
using static TorchSharp.torch;

namespace RnnGen.ParityFixtures;

/// <summary>A training run in single precision that another implementation can be expected to repeat.</summary>
/// <param name="Recipe">What was trained.</param>
/// <param name="Seed">Decides initial parameters and words.</param>
/// <param name="Words">What was read.</param>
/// <param name="Record">What came of it.</param>
/// <param name="DoubleDifference">How far libtorch's own run in double precision ends from it.</param>
internal sealed record Fixture(Recipe Recipe, int Seed, Words Words, TrainingRecord Record, double DoubleDifference)
{
    /// <summary>A tenth of what the tests allow.</summary>
    private const double LargestDoubleDifference = 1e-6;

    /// <summary>
    /// Trains with the first seed whose run does not hang on rounding. Adam divides a gradient by its own size, so one that is zero but for rounding
    /// moves its parameter by the learning rate, one way or the other. Where that happens, libtorch in single precision parts from libtorch in double.
    /// </summary>
    public static Fixture Make(Recipe recipe)
    {
        for (int seed = 1; ; seed++)
        {
            manual_seed(seed);
            LanguageModel model = new(recipe);
            LanguageModel twin = new(recipe);
            twin.load_state_dict(model.state_dict());
            twin.to(ScalarType.Float64);
            Words words = Words.Draw(recipe);
            TrainingRecord record = new(model, recipe, words);
            double difference = record.LargestDifference(new TrainingRecord(twin, recipe, words));
            if (difference <= LargestDoubleDifference)
            {
                return new Fixture(recipe, seed, words, record, difference);
            }
        }
    }
}
