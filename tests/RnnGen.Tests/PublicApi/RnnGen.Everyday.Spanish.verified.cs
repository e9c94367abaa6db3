namespace RnnGen
{
    public static class EverydaySpanish
    {
        public const string Attribution = "trained on sentences from Tatoeba (tatoeba.org), CC BY 2.0 FR";
        public static RnnGen.FrozenModel Model { get; }
        public static RnnGen.PredictorOptions Options { get; }
        public static RnnGen.Predictor CreatePredictor(RnnGen.Profile? profile = null, RnnGen.PredictorOptions? options = null, bool allowSlurs = false) { }
    }
}