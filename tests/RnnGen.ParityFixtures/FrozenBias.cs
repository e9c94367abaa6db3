using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnGen.ParityFixtures;

/// <summary>
/// PyTorch adds two biases where one would do, and trains both: under Adam their sum moves twice as far as a single bias does. So that parameters can
/// be compared, the second one, <c>bias_hh</c>, is zero and stays zero. Of a GRU, whose candidate n = tanh(Wx + b + r ∘ (Uh + b′)) tells the two
/// apart, the third of n is trained, and those of r and z stay zero.
/// </summary>
internal static class FrozenBias
{
    private const string Prefix = "rnn.bias_hh_l";

    /// <summary>Sets to zero what must stay zero, and excludes it from training where it is a whole tensor.</summary>
    public static void Freeze(LanguageModel model, Recipe recipe)
    {
        using IDisposable untracked = no_grad();
        foreach ((string name, Parameter bias) in model.named_parameters())
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                bool isPartlyTrained = recipe.Cell == Cell.Gru;
                (isPartlyTrained ? ResetAndUpdate(bias, recipe) : bias).zero_();
                bias.requires_grad = isPartlyTrained;
            }
        }
    }

    /// <summary>Takes out the gradients of what must stay zero; to be called before they are clipped.</summary>
    public static void MaskGradients(LanguageModel model, Recipe recipe)
    {
        foreach ((string name, Parameter bias) in model.TrainedParameters)
        {
            if (name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                ResetAndUpdate(bias.grad!, recipe).zero_();
            }
        }
    }

    /// <summary>The thirds of r and z.</summary>
    private static Tensor ResetAndUpdate(Tensor bias, Recipe recipe) => bias.narrow(0, 0, 2 * recipe.HiddenSize);
}
