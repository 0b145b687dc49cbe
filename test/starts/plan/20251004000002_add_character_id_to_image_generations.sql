-- Add character_id column to image_generations table
ALTER TABLE image_generations 
ADD COLUMN IF NOT EXISTS character_id UUID;

-- Add foreign key constraint with ON DELETE SET NULL
ALTER TABLE image_generations 
ADD CONSTRAINT fk_image_generations_character_id 
FOREIGN KEY (character_id) 
REFERENCES characters(id) 
ON DELETE SET NULL;

-- Create index for character_id
CREATE INDEX IF NOT EXISTS idx_image_generations_character_id ON image_generations(character_id);

-- Update RLS policy to include character-based access
DROP POLICY IF EXISTS "Users can view image generations for their videos" ON image_generations;
CREATE POLICY "Users can view their image generations" ON image_generations
    FOR SELECT USING (
        auth.uid() = user_id OR
        EXISTS (
            SELECT 1 FROM video_generations 
            WHERE video_generations.id = image_generations.video_generation_id 
            AND video_generations.user_id = auth.uid()
        )
    );
