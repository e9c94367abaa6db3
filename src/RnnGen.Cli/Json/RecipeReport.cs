using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>How a preset is trained, in the words of the options that change it.</summary>
/// <param name="Epochs">Passes over the text.</param>
/// <param name="Optimizer">How parameters follow their gradients.</param>
/// <param name="LearningRate">The optimiser's.</param>
/// <param name="WeightDecay">How strongly parameters are drawn to zero.</param>
/// <param name="Schedule">How the learning rate changes.</param>
/// <param name="WarmUp">Steps in which the learning rate rises first.</param>
/// <param name="Clip">The largest global norm of the gradients; null for any.</param>
/// <param name="ClipValue">The largest absolute value of a gradient; null for any.</param>
/// <param name="Dropout">How much of what one layer hands to the next is dropped.</param>
/// <param name="Patience">Epochs without improvement that end the training; 0 for all epochs.</param>
/// <param name="OutputBias">What the output layer's bias begins with.</param>
internal sealed record RecipeReport(
    int Epochs, string Optimizer, float LearningRate, double WeightDecay, string Schedule, int WarmUp, double? Clip, double? ClipValue, string Dropout, int Patience, string OutputBias)
{
    /// <summary>The report of a recipe.</summary>
    public static RecipeReport Of(TrainingRecipe recipe) => new(
        recipe.Epochs,
        OptimizerChoices.Name(recipe.Optimizer),
        recipe.LearningRate,
        recipe.WeightDecay,
        recipe.Schedule.Text,
        recipe.WarmUpSteps,
        CliJson.Finite(recipe.ClipNorm),
        CliJson.Finite(recipe.ClipValue),
        $"{recipe.Dropout}",
        recipe.Patience,
        recipe.OutputBias.ToString().ToLowerInvariant());
}
