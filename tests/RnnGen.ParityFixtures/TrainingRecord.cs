using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace RnnGen.ParityFixtures;

/// <summary>What a network computes on its first batch, and what ten steps make of it.</summary>
internal sealed class TrainingRecord
{
    private readonly List<(string Name, Tensor Values)> _tensors = [];

    /// <summary>Trains the network.</summary>
    public TrainingRecord(LanguageModel model, Recipe recipe, Words words)
    {
        AddParameters("initial", model, parameter => parameter);
        Parameter[] parameters = [.. model.TrainedParameters.Select(parameter => parameter.Values)];
        optim.Optimizer adam = optim.Adam(parameters, Recipe.LearningRate);
        double[] losses = new double[Recipe.Steps];
        double[] norms = new double[Recipe.Steps];
        Tensor[] state = [];
        IReadOnlyList<StepRegularization> regularizations = recipe.IsRegularized ? StepRegularization.Of(recipe, words, parameters[0].dtype) : [];
        Tensor[] averages = [.. parameters.Select(parameter => parameter.detach().clone())];
        for (int step = 0; step < Recipe.Steps; step++)
        {
            if (step == 0)
            {
                _tensors.Add(("probabilities", model.Run(words.Inputs[step], state).Logits.softmax(-1).detach()));
            }

            Tensor logits, penalty = zeros(1, dtype: parameters[0].dtype);
            Tensor[] next;
            if (recipe.IsRegularized)
            {
                (logits, next, Tensor hidden, Tensor dropped) = model.Run(words.Inputs[step], state, regularizations[step]);
                penalty = StepRegularization.Penalty(hidden, dropped);
            }
            else
            {
                (logits, next) = model.Run(words.Inputs[step], state);
            }

            Tensor loss = nn.functional.cross_entropy(logits, words.Targets[step].flatten(), ignore_index: Words.Ignored);
            Tensor objective = loss;
            if (words.Teacher is { } teacher)
            {
                Tensor isScored = words.Targets[step].flatten() != Words.Ignored, q = teacher.to(parameters[0].dtype)[words.Inputs[step].flatten()];
                Tensor soft = nn.functional.cross_entropy(logits[isScored], q[isScored]);
                objective = ((1 - StepRegularization.TeacherWeight) * loss) + (StepRegularization.TeacherWeight * soft);
            }

            model.zero_grad();
            (objective + penalty).backward();
            FrozenBias.MaskGradients(model, recipe);
            if (step == 0)
            {
                AddParameters("gradient", model, parameter => parameter.grad!);
            }

            losses[step] = loss.ToDouble();
            norms[step] = nn.utils.clip_grad_norm_(parameters, recipe.ClipNorm);
            adam.step();
            Average(averages, parameters, step + 1);
            state = recipe.CarriesState ? [.. next.Select(part => part.detach())] : [];
        }

        AddParameters("trained", model, parameter => parameter);
        if (recipe.IsRegularized)
        {
            _tensors.AddRange(model.TrainedParameters.Zip(averages, (parameter, average) => ($"averaged.{parameter.Name}", average)));
        }

        _tensors.Add(("losses", tensor(losses)));
        _tensors.Add(("gradient_norms", tensor(norms)));
    }

    /// <summary>Everything recorded, by name.</summary>
    public IReadOnlyList<(string Name, Tensor Values)> Tensors => _tensors;

    /// <summary>max |a − b| over the trained parameters of two records.</summary>
    public double LargestDifference(TrainingRecord other) => _tensors.Zip(other._tensors)
        .Where(pair => pair.First.Name.StartsWith("trained", StringComparison.Ordinal))
        .Max(pair => (pair.First.Values.to(ScalarType.Float64) - pair.Second.Values.to(ScalarType.Float64)).abs().max().ToDouble());

    /// <summary>An exponential moving average that begins as a mean.</summary>
    private static void Average(Tensor[] averages, Parameter[] parameters, int steps)
    {
        using IDisposable untracked = no_grad();
        double weight = Math.Max(1 - StepRegularization.AverageDecay, 1.0 / steps);
        foreach ((Tensor average, Parameter parameter) in averages.Zip(parameters))
        {
            average.add_((parameter - average) * weight);
        }
    }

    private void AddParameters(string kind, LanguageModel model, Func<Parameter, Tensor> select)
    {
        foreach ((string name, Parameter parameter) in model.TrainedParameters)
        {
            _tensors.Add(($"{kind}.{name}", select(parameter).detach().clone()));
        }
    }
}
