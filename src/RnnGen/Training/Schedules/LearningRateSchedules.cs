namespace RnnGen.Training;

/// <summary>The learning-rate schedules. η₀ is the optimiser's own rate.</summary>
public static class LearningRateSchedules
{
    /// <summary>η₀ throughout.</summary>
    public static LearningRateSchedule Constant { get; } = new ConstantSchedule();

    /// <summary>η = η₀·factor^⌊epochs completed / everyEpochs⌋, as PyTorch's <c>StepLR</c>.</summary>
    /// <param name="everyEpochs">Epochs between two changes, at least 1.</param>
    /// <param name="factor">What the rate is multiplied by, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static LearningRateSchedule Step(int everyEpochs, double factor) => new StepSchedule(everyEpochs, factor);

    /// <summary>
    /// Half a cosine from η₀ down to a minimum over all steps of the run (Loshchilov and Hutter 2017): η = min + (η₀ − min)·(1 + cos πx)/2, x being the share
    /// of the steps that are done; after a warm-up, of those that follow it. As PyTorch's <c>CosineAnnealingLR</c>, called after each step.
    /// </summary>
    /// <param name="minimum">The rate at the end, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minimum"/> is outside its range.</exception>
    public static LearningRateSchedule Cosine(float minimum = 0) => new CosineSchedule(minimum);

    /// <summary>A linear rise over the first steps, η = η₀·(step + 1)/steps, followed by another schedule.</summary>
    /// <param name="steps">Steps of the rise, at least 1.</param>
    /// <param name="then">What follows; <see cref="Constant"/> when null.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 1.</exception>
    /// <exception cref="ArgumentException"><paramref name="then"/> warms up itself.</exception>
    public static LearningRateSchedule WarmUp(int steps, LearningRateSchedule? then = null) => new WarmUpSchedule(steps, then ?? Constant);

    /// <summary>
    /// The rate is multiplied by a factor when an epoch's loss is not below the lowest one so far: on the validation text, or on the training data where there
    /// is none. As PyTorch's <c>ReduceLROnPlateau</c> with a threshold of 0.
    /// </summary>
    /// <param name="factor">What the rate is multiplied by, in (0, 1).</param>
    /// <param name="patience">Epochs in a row that may fail to improve before the next one lowers the rate; 0 lowers it at the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static LearningRateSchedule ReduceOnPlateau(double factor = 0.5, int patience = 0) => new PlateauSchedule(factor, patience);
}
