using static TorchSharp.torch;

namespace RnnGen.ParityFixtures;

/// <summary>What is read and predicted in all steps.</summary>
/// <param name="Inputs">Words [step, T, B].</param>
/// <param name="Targets">Words [step, T, B], or <see cref="Ignored"/>.</param>
/// <param name="Teacher">q of a teacher who looks at one word, [V, V], in float32; null without a teacher.</param>
internal sealed record Words(Tensor Inputs, Tensor Targets, Tensor? Teacher)
{
    /// <summary>A target that is not scored.</summary>
    public const int Ignored = -1;

    private const int PaddedWords = 2;

    /// <summary>Draws words from libtorch's generator. The last sequence of every batch ends two words early, so that some targets are not scored.</summary>
    public static Words Draw(Recipe recipe)
    {
        long[] shape = [Recipe.Steps, Recipe.SequenceLength, Recipe.BatchSize];
        Tensor inputs = randint(recipe.VocabularySize, shape, ScalarType.Int64), targets = randint(recipe.VocabularySize, shape, ScalarType.Int64);
        Words words = new(inputs, targets, recipe.IsRegularized ? (3 * randn(recipe.VocabularySize, recipe.VocabularySize)).softmax(1) : null);
        End(words.Inputs).zero_();
        End(words.Targets).fill_(Ignored);
        return words;
    }

    private static Tensor End(Tensor words) => words.narrow(1, Recipe.SequenceLength - PaddedWords, PaddedWords).select(2, Recipe.BatchSize - 1);
}
