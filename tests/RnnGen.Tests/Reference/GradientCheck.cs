using RnnGen.Reference;

namespace RnnGen.Tests;

/// <summary>Gradients by central differences, dE/dθ ≈ (E(θ + δ) − E(θ − δ)) / 2δ, and how far others are from them.</summary>
internal static class GradientCheck
{
    /// <summary>
    /// δ: at 2e-5 the truncation, δ²/6 times the third derivative, and the rounding of E, 1e-16/δ, are both near 1e-11, where blocks of gradients
    /// reach at least <see cref="SmallestBlock"/>.
    /// </summary>
    private const double Delta = 2e-5;

    /// <summary>A block whose gradients are all below this would be compared with noise: choose another seed.</summary>
    private const double SmallestBlock = 1e-4;

    /// <summary>The largest relative error of a block that counts as agreement.</summary>
    public const double Tolerance = 1e-6;

    /// <summary>dE/dθ by central differences, by parameter name. With Relu, throws where a unit's kink lies within δ.</summary>
    public static Dictionary<string, double[]> CentralDifferences(ReferenceModel<double> model, int[] inputs, int[] targets, int wordCount) =>
        CentralDifferences(model, () => model.Loss(inputs, targets, wordCount));

    /// <summary>The same of any loss E of the model's parameters.</summary>
    public static Dictionary<string, double[]> CentralDifferences(ReferenceModel<double> model, Func<double> computeLoss)
    {
        _ = computeLoss();
        bool[] active = ActiveUnits(model);
        Dictionary<string, double[]> gradients = [];
        foreach (ReferenceParameter<double> parameter in model.Parameters)
        {
            double[] gradient = new double[parameter.Values.Length];
            for (int k = 0; k < gradient.Length; k++)
            {
                double theta = parameter.Values[k];
                double above = LossAt(theta + Delta);
                double below = LossAt(theta - Delta);
                parameter.Values[k] = theta;
                gradient[k] = (above - below) / (2 * Delta);

                double LossAt(double value)
                {
                    parameter.Values[k] = value;
                    double loss = computeLoss();
                    if (model.Shape.Cell == RecurrentCell.Relu && !ActiveUnits(model).AsSpan().SequenceEqual(active))
                        throw new InvalidOperationException($"A unit's kink lies within {Delta} of {parameter.Name}[{k}] = {theta}; choose another seed.");
                    return loss;
                }
            }

            gradients.Add(parameter.Name, gradient);
        }

        return gradients;
    }

    /// <summary>Copies of the model's gradients, by parameter name.</summary>
    public static Dictionary<string, double[]> Gradients(ReferenceModel<double> model) =>
        model.Parameters.ToDictionary(parameter => parameter.Name, parameter => (double[])parameter.Gradient.Clone());

    /// <summary>max|a − b| / max|b| by parameter name; b are the central differences.</summary>
    public static Dictionary<string, double> RelativeErrors(Dictionary<string, double[]> gradients, Dictionary<string, double[]> differences)
    {
        Dictionary<string, double> errors = [];
        foreach ((string name, double[] expected) in differences)
        {
            double largest = expected.Max(Math.Abs);
            if (largest < SmallestBlock)
                throw new InvalidOperationException($"The gradients of {name} reach {largest} only, below {SmallestBlock}; choose another seed.");
            errors.Add(name, gradients[name].Zip(expected, (a, b) => Math.Abs(a - b)).Max() / largest);
        }

        return errors;
    }

    /// <summary>Fails, naming each block, unless all gradients agree with the central differences.</summary>
    public static void AssertAgree(Dictionary<string, double[]> gradients, Dictionary<string, double[]> differences)
    {
        string[] wrong = [.. RelativeErrors(gradients, differences).Where(error => !(error.Value <= Tolerance)).Select(error => $"{error.Key}: {error.Value:E1}")];
        Assert.True(wrong.Length == 0, $"Relative error above {Tolerance}: {string.Join(", ", wrong)}");
    }

    /// <summary>Fails unless backpropagation comes to the loss of the forward pass alone, and to gradients that agree with central differences.</summary>
    public static void AssertAgree(ReferenceModel<double> model, int[] inputs, int[] targets, int wordCount)
    {
        Dictionary<string, double[]> differences = CentralDifferences(model, inputs, targets, wordCount);
        Assert.Equal(model.Loss(inputs, targets, wordCount), model.LossAndGradients(inputs, targets, wordCount));
        AssertAgree(Gradients(model), differences);
    }

    /// <summary>The same of sampled softmax.</summary>
    public static void AssertAgree(ReferenceModel<double> model, int[] inputs, int[] targets, RandomSample sample)
    {
        Dictionary<string, double[]> differences = CentralDifferences(model, () => model.SampledLoss(inputs, targets, sample.Sample));
        Assert.Equal(model.SampledLoss(inputs, targets, sample.Sample), model.SampledLossAndGradients(inputs, targets, sample.Sample));
        AssertAgree(Gradients(model), differences);
    }

    /// <summary>The same with a teacher.</summary>
    public static void AssertAgree(ReferenceModel<double> model, int[] inputs, int[] targets, SoftTargets<double> softTargets)
    {
        Dictionary<string, double[]> differences = CentralDifferences(model, () => model.DistilledLoss(inputs, targets, softTargets));
        Assert.Equal(model.DistilledLoss(inputs, targets, softTargets), model.DistilledLossAndGradients(inputs, targets, softTargets));
        AssertAgree(Gradients(model), differences);
    }

    /// <summary>Which units are above zero, over all layers, steps and sequences.</summary>
    private static bool[] ActiveUnits(ReferenceModel<double> model)
    {
        List<bool> active = [];
        for (int layer = 0; layer < model.Shape.Layers; layer++)
        {
            for (int t = 1; t <= model.Shape.SequenceLength; t++)
            {
                for (int b = 0; b < model.Shape.BatchSize; b++)
                {
                    foreach (double h in model.HiddenState(layer, t, b))
                        active.Add(h > 0);
                }
            }
        }

        return [.. active];
    }
}
