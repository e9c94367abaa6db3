using static TorchSharp.torch;

namespace RnnGen.ParityFixtures;

/// <summary>What is read and predicted in all steps.</summary>
/// <param name="Inputs">Words [step, T, B].</param>
/// <param name="Targets">Words [step, T, B], or <see cref="Ignored"/>.</param>
internal sealed record Words(Tensor Inputs, Tensor Targets)
{
    /// <summary>A target that is not scored.</summary>
    public const int Ignored = -1;

    private const int PaddedWords = 2;

    /// <summary>Draws words from libtorch's generator. The last sequence of every batch ends two words early, so that some targets are not scored.</summary>
    public static Words Draw(Recipe recipe)
    {
        long[] shape = [Recipe.Steps, Recipe.SequenceLength, Recipe.BatchSize];
        Words words = new(randint(recipe.VocabularySize, shape, ScalarType.Int64), randint(recipe.VocabularySize, shape, ScalarType.Int64));
        End(words.Inputs).zero_();
        End(words.Targets).fill_(Ignored);
        return words;
    }

    private static Tensor End(Tensor words) => words.narrow(1, Recipe.SequenceLength - PaddedWords, PaddedWords).select(2, Recipe.BatchSize - 1);
}
