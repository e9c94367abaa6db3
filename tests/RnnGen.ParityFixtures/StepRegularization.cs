using RnnGen.CompilerServices;
using RnnGen.Reference;
using RnnGen.SweepModels;
using RnnGen.Tests.Gradients;
using RnnGen.Training;
using static TorchSharp.torch;

namespace RnnGen.ParityFixtures;

/// <summary>
/// What a step is regularised by. PyTorch's generator cannot draw RnnGen's masks, so they are RnnGen's own, unpacked; what follows from them, forward and backward, is PyTorch's.
/// </summary>
internal sealed class StepRegularization
{
    /// <summary>α of the penalty on h after dropout.</summary>
    public const float Activation = 2;

    /// <summary>β of the penalty on changes of h.</summary>
    public const float Temporal = 1;

    /// <summary>λ: what share of a target is the teacher's.</summary>
    public const double TeacherWeight = 0.25;

    /// <summary>Selects the masks.</summary>
    public const ulong Seed = 3;

    /// <summary>Of the average of the parameters.</summary>
    public const double AverageDecay = 0.7;

    private readonly ReferenceDropout<double> _masks;
    private readonly ScalarType _dtype;

    private StepRegularization(ReferenceDropout<double> masks, ScalarType dtype)
    {
        _masks = masks;
        _dtype = dtype;
    }

    /// <summary>What is dropped.</summary>
    public static DropoutRates Rates { get; } = new() { Embedding = 0.1f, Words = 0.15f, Layers = 0.2f, Output = 0.3f, RecurrentWeights = 0.25f, PerSequence = true };

    /// <summary>Returns the regularisation of each step.</summary>
    /// <param name="recipe">The network.</param>
    /// <param name="words">What is read.</param>
    /// <param name="dtype">The precision of the masks.</param>
    public static IReadOnlyList<StepRegularization> Of(Recipe recipe, Words words, ScalarType dtype)
    {
        string[] vocabulary = [Vocabulary.UnknownWord, .. Enumerable.Range(1, recipe.VocabularySize - 1).Select(word => $"w{word}")];
        RnnNetwork network = ParityModel.Create(recipe.Network, new Vocabulary(WordTokenizer.Default, vocabulary), seed: 0).Bound.Network;
        return [.. Enumerable.Range(0, Recipe.Steps).Select(step => new StepRegularization(Masks(network, step, words), dtype))];
    }

    /// <summary>m [T, B, width] for the input of a layer; of the output layer for L.</summary>
    public Tensor Input(int layer)
    {
        List<double> values = [];
        for (int t = 1; t <= Recipe.SequenceLength; t++)
        {
            for (int b = 0; b < Recipe.BatchSize; b++)
            {
                values.AddRange(_masks.Input(layer, t, b));
            }
        }

        return tensor(values).reshape(Recipe.SequenceLength, Recipe.BatchSize, -1).to(_dtype);
    }

    /// <summary>m [g·H, H] for Whh of a layer.</summary>
    public Tensor RecurrentWeights(int layer) => tensor(_masks.RecurrentWeights(layer).ToArray()).reshape(-1, _masks.Shape.HiddenSize).to(_dtype);

    /// <summary>The penalties on h [T, B, H] of the top layer.</summary>
    /// <param name="hidden">Before dropout.</param>
    /// <param name="dropped">After it.</param>
    public static Tensor Penalty(Tensor hidden, Tensor dropped) =>
        (Activation * dropped.square().mean()) + (Temporal * (hidden.narrow(0, 1, Recipe.SequenceLength - 1) - hidden.narrow(0, 0, Recipe.SequenceLength - 1)).square().mean());

    private static ReferenceDropout<double> Masks(RnnNetwork network, int step, Words words)
    {
        int[] inputs = [.. words.Inputs[step].flatten().data<long>().Select(word => (int)word)];
        return UnpackedMasks.Of(network, new Regularization(Rates, Seed, (ulong)step, Recipe.BatchSize, inputs));
    }
}
