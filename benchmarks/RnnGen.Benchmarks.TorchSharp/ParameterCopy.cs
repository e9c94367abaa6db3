using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnGen.Benchmarks.TorchSharp;

/// <summary>Both sides begin with the same parameters.</summary>
internal static class ParameterCopy
{
    /// <summary>Copies the tensors of a generated model into the network of the same names.</summary>
    public static void Copy(RnnModel from, LanguageModel to)
    {
        using IDisposable untracked = no_grad();
        foreach ((string name, Parameter parameter) in to.named_parameters())
        {
            if (from.Tensors.FirstOrDefault(tensor => tensor.Name == name) is { } source)
            {
                float[] values = new float[source.Length];
                from.ReadTensor(name, values);
                using Tensor copy = tensor(values, parameter.shape);
                parameter.copy_(copy);
            }
            else
            {
                // A generated layer holds one bias, the sum of PyTorch's two; were both trained, the sum would move twice as far.
                parameter.zero_();
                parameter.requires_grad = false;
            }
        }
    }
}
