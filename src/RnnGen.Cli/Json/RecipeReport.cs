using RnnGen.Training;

namespace RnnGen.Cli;

/// <summary>How a preset is trained, in the terms of the options that change it.</summary>
/// <param name="Epochs">Passes over the text.</param>
/// <param name="Optimizer">The optimiser.</param>
/// <param name="LearningRate">Its learning rate.</param>
/// <param name="WeightDecay">The weight decay: how strongly parameters are drawn to zero.</param>
/// <param name="Schedule">How the learning rate changes.</param>
/// <param name="WarmUp">Warm-up steps, over which the learning rate rises from 0.</param>
/// <param name="Clip">The largest global norm of the gradients; null for no clipping.</param>
/// <param name="ClipValue">The largest absolute value of a gradient; null for no clipping.</param>
/// <param name="Dropout">The dropout rates between layers.</param>
/// <param name="WordDropout">The dropout rate of whole words.</param>
/// <param name="WeightDropout">The dropout rate of recurrent weights.</param>
/// <param name="DropoutMasks">What shares a dropout mask: step or sequence.</param>
/// <param name="Ar">α of activation regularisation.</param>
/// <param name="Tar">β of temporal activation regularisation.</param>
/// <param name="Teacher">What the network learns from besides the text.</param>
/// <param name="TeacherWeight">The teacher's share of each target.</param>
/// <param name="Average">Which average of the parameters counts.</param>
/// <param name="Lengths">How long the batches of a stream are: fixed or varied.</param>
/// <param name="Patience">Epochs without improvement after which training stops; 0 to run all epochs.</param>
/// <param name="OutputBias">How the output layer's bias is initialised.</param>
internal sealed record RecipeReport(
    int Epochs, string Optimizer, float LearningRate, double WeightDecay, string Schedule, int WarmUp, double? Clip, double? ClipValue, string Dropout,
    float WordDropout, float WeightDropout, string DropoutMasks, float Ar, float Tar, string Teacher, float TeacherWeight, string Average, string Lengths, int Patience, string OutputBias)
{
    /// <summary>Creates the report of a recipe.</summary>
    public static RecipeReport From(TrainingRecipe recipe) => new(
        recipe.Epochs,
        OptimizerChoices.Name(recipe.Optimizer),
        recipe.LearningRate,
        recipe.WeightDecay,
        recipe.Schedule.Text,
        recipe.WarmUpSteps,
        CliJson.Finite(recipe.ClipNorm),
        CliJson.Finite(recipe.ClipValue),
        $"{recipe.Dropout}",
        recipe.WordDropout,
        recipe.WeightDropout,
        recipe.DropoutScope.ToString().ToLowerInvariant(),
        recipe.ActivationRegularization,
        recipe.TemporalActivationRegularization,
        recipe.Teacher.Text,
        recipe.TeacherWeight,
        recipe.Averaging.Text,
        recipe.Lengths.ToString().ToLowerInvariant(),
        recipe.Patience,
        recipe.OutputBias.ToString().ToLowerInvariant());
}
